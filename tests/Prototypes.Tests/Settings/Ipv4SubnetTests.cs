using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class Ipv4SubnetTests
{
    private static readonly Arbitrary<(uint Bits, int Prefix)> Subnets = (
        from high in Gen.Choose(0, 0xFFFF)
        from low in Gen.Choose(0, 0xFFFF)
        from prefix in Gen.Choose(0, 32)
        select ((uint)((((long)high << 16) | (uint)low) & ~((1L << (32 - prefix)) - 1)), prefix)).ToArbitrary();

    [Fact]
    public void What_is_written_is_read_again() =>
        Prop.ForAll(Subnets, subnet => Parse(subnet).ToString() == Text(subnet)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_first_and_the_last_address_are_in_it_and_their_neighbours_are_not() => Prop.ForAll(Subnets, pair =>
    {
        var subnet = Parse(pair);
        var first = (long)pair.Bits;
        var last = first + subnet.Size - 1;
        return subnet.Network.Equals(Address(first)) && subnet.Broadcast.Equals(Address(last))
            && subnet.Contains(Address(first)) && subnet.Contains(Address(last))
            && subnet.AddressAt(0).Equals(subnet.Network) && subnet.AddressAt(subnet.Size - 1).Equals(subnet.Broadcast)
            && (first == 0 || !subnet.Contains(Address(first - 1))) && (last == uint.MaxValue || !subnet.Contains(Address(last + 1)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_bit_behind_the_prefix_makes_it_no_network() => Prop.ForAll(Subnets, pair =>
        pair.Prefix == 32 || !Ipv4Subnet.TryParse(Text((pair.Bits | 1, pair.Prefix)), out _)).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_private_if_both_its_ends_are() => Prop.ForAll(Subnets, pair =>
    {
        var subnet = Parse(pair);
        return subnet.IsPrivate == (IsPrivate(subnet.Network) && IsPrivate(subnet.Broadcast) && pair.Prefix >= 8);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/8")]
    [InlineData("10.0.0.0.0/8")]
    [InlineData("10.0.0.256/32")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/+8")]
    [InlineData("10.0.0.0/08")]
    [InlineData("010.0.0.0/8")]
    [InlineData("10.0.0.0/8 ")]
    [InlineData("0x0a.0.0.0/8")]
    [InlineData("10.0.0.0/8/8")]
    [InlineData("fd00::/8")]
    [InlineData("１0.0.0.0/8")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(Ipv4Subnet.TryParse(text, out _));
        Assert.Equal(
            $"'{text}' is not an IPv4 network in CIDR notation.",
            Assert.Throws<FormatException>(() => Ipv4Subnet.Parse(text)).Message);
    }

    [Fact]
    public void It_has_no_address_beyond_its_ends()
    {
        var subnet = Ipv4Subnet.Parse("192.168.49.0/24");

        Assert.Throws<ArgumentOutOfRangeException>(() => subnet.AddressAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => subnet.AddressAt(256));
        Assert.False(subnet.Contains(IPAddress.IPv6Loopback));
    }

    private static Ipv4Subnet Parse((uint Bits, int Prefix) subnet) => Ipv4Subnet.Parse(Text(subnet));

    private static string Text((uint Bits, int Prefix) subnet) => $"{Address(subnet.Bits)}/{subnet.Prefix}";

    private static IPAddress Address(long bits) => IPAddress.Parse($"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");

    private static bool IsPrivate(IPAddress address) => address.GetAddressBytes() switch
    {
        [10, ..] or [192, 168, ..] => true,
        [172, var second, ..] => second is >= 16 and <= 31,
        _ => false,
    };
}
