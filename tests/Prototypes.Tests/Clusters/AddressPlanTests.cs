using System.Buffers.Binary;
using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Clusters;
using Prototypes.Settings;

namespace Prototypes.Tests.Clusters;

public sealed class AddressPlanTests
{
    private static readonly Arbitrary<Ipv4Subnet> Subnets = (
        from prefix in Gen.Choose(8, 24)
        from bits in Gen.Choose(int.MinValue, int.MaxValue)
        let network = (uint)bits & (uint.MaxValue << (32 - prefix))
        select Ipv4Subnet.Parse($"{new IPAddress(Bytes(network))}/{prefix}")).ToArbitrary();

    [Fact]
    public void Minikubes_network_gives_its_last_ten_usable_addresses_to_the_first_stack()
    {
        var plan = AddressPlan.For(Ipv4Subnet.Parse("192.168.49.0/24"), 0, ["apple", "book"]);

        Assert.Equal(("192.168.49.245", "192.168.49.254"), (plan.First.ToString(), plan.Last.ToString()));
        Assert.Equal("192.168.49.245", plan.Assigned["apple"].ToString());
        Assert.Equal("192.168.49.246", plan.Assigned["book"].ToString());
    }

    [Fact]
    public void Pools_lie_inside_the_network_and_outside_its_ends_and_its_nodes() => Prop.ForAll(
        Subnets,
        Gen.Choose(0, AddressPlan.Pools - 1).ToArbitrary(),
        (subnet, index) =>
        {
            var plan = AddressPlan.For(subnet, index, []);
            return subnet.Contains(plan.First) && subnet.Contains(plan.Last)
                && Number(plan.Last) - Number(plan.First) == AddressPlan.PoolSize - 1
                && Number(plan.Last) < Number(subnet.Broadcast)
                && Number(plan.First) >= Number(subnet.Network) + AddressPlan.ReservedForNodes;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stacks_with_different_indexes_never_share_an_address() => Prop.ForAll(
        Subnets,
        Gen.Choose(0, AddressPlan.Pools - 1).ToArbitrary(),
        Gen.Choose(0, AddressPlan.Pools - 1).ToArbitrary(),
        (subnet, one, other) =>
        {
            var (first, second) = (AddressPlan.For(subnet, one, []), AddressPlan.For(subnet, other, []));
            return one == other || Number(first.Last) < Number(second.First) || Number(second.Last) < Number(first.First);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_load_balancer_has_an_address_of_the_pool_and_its_own() => Prop.ForAll(
        Subnets,
        Gen.Choose(0, AddressPlan.PoolSize).ToArbitrary(),
        (subnet, count) =>
        {
            var names = Enumerable.Range(0, count).Select(number => $"gateway-{number:00}").ToList();
            var plan = AddressPlan.For(subnet, 0, names);
            return plan.Assigned.Keys.SequenceEqual(names)
                && plan.Assigned.Values.Distinct().Count() == count
                && plan.Assigned.Values.All(address => Number(address) >= Number(plan.First) && Number(address) <= Number(plan.Last));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_network_that_is_too_small_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "subnet", () => AddressPlan.For(Ipv4Subnet.Parse("192.168.49.0/25"), 0, []));

    [Theory]
    [InlineData(-1)]
    [InlineData(AddressPlan.Pools)]
    public void An_index_without_a_pool_is_refused(int index) => Assert.Throws<ArgumentOutOfRangeException>(
        nameof(index), () => AddressPlan.For(Ipv4Subnet.Parse("192.168.49.0/24"), index, []));

    [Fact]
    public void More_load_balancers_than_addresses_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        "names",
        () => AddressPlan.For(Ipv4Subnet.Parse("192.168.49.0/24"), 0, [.. Enumerable.Range(0, AddressPlan.PoolSize + 1).Select(n => $"{n}")]));

    private static byte[] Bytes(uint address)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, address);
        return bytes;
    }

    private static uint Number(IPAddress address) => BinaryPrimitives.ReadUInt32BigEndian(address.GetAddressBytes());
}
