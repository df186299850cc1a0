using System.Globalization;
using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;

namespace Prototypes.Operations.Tests.Vault;

public sealed class VaultBootstrapTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 5, 3)]
    [InlineData(3, 1, 1)]
    public async Task A_fresh_Vault_is_initialised_once_unsealed_and_joined(int replicas, int shares, int threshold)
    {
        await using var fixture = await VaultFixture.StartAsync(replicas);

        await fixture.BootstrapAsync(options: new VaultBootstrapOptions { Shares = shares, Threshold = threshold });

        Assert.Equal(1, fixture.Vault.Initializations);
        Assert.All(fixture.Vault.Replicas, replica => Assert.False(replica.IsSealed));
        Assert.Equal(fixture.Vault.Replicas.Select(replica => (replica.Name, 0)), fixture.Vault.Storage!.Peers.Select(peer => (peer.Key, peer.Value)));
        var keys = Assert.Single(fixture.Kept);
        Assert.Equal(fixture.Vault.Storage.Shares, keys.Shares);
        Assert.Equal(threshold, keys.Threshold);
        Assert.Equal(fixture.Vault.Storage.RootToken, keys.RootToken);
    }

    [Fact]
    public async Task The_keys_are_handed_over_before_anything_else_is_tried()
    {
        await using var fixture = await VaultFixture.StartAsync();
        var callsAtHandOver = 0;

        await new VaultBootstrap(fixture.Kubectl, fixture.Log, fixture.Time).RunAsync(
            fixture.Target,
            new VaultBootstrapOptions(),
            null,
            _ =>
            {
                callsAtHandOver = fixture.Vault.Calls.Count;
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal("PUT vault-0 sys/init", fixture.Vault.Calls[callsAtHandOver - 1].ToString());
        Assert.Equal("PUT vault-0 sys/unseal", fixture.Vault.Calls.First(call => call.Path == "sys/unseal").ToString());
    }

    [Fact]
    public async Task Initialising_only_leaves_the_unsealing_to_a_second_command()
    {
        await using var fixture = await VaultFixture.StartAsync();

        await fixture.BootstrapAsync(options: new VaultBootstrapOptions { InitializeOnly = true });

        Assert.Equal("PUT vault-0 sys/init", fixture.Vault.Calls[^1].ToString());
        Assert.All(fixture.Vault.Replicas, replica => Assert.True(replica.IsSealed));

        await fixture.UnsealAsync(fixture.Kept[0]);

        Assert.All(fixture.Vault.Replicas, replica => Assert.False(replica.IsSealed));
        Assert.Contains("Every replica is a voter of the Raft cluster.", fixture.Log.Messages);
    }

    [Fact]
    public async Task A_second_run_with_the_keys_changes_nothing_and_hands_them_over_again()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();

        await fixture.BootstrapAsync(fixture.Kept[0]);

        Assert.Equal(1, fixture.Vault.Initializations);
        Assert.Equal(2, fixture.Kept.Count);
        Assert.Equal(fixture.Kept[0].ToJson(), fixture.Kept[1].ToJson());
        Assert.Equal(3 * 4, fixture.Vault.Calls.Count(call => call.Path == "sys/unseal"));
    }

    [Fact]
    public async Task An_unsealed_Vault_without_its_keys_is_an_error_that_asks_for_them()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Equal(
            "Vault in namespace vault is initialised and its unseal keys are not at hand. It is unsealed, so somebody has them: hand over "
                + "on standard input what the initialisation gave.",
            error.Message);
        Assert.Equal(1, fixture.Vault.Initializations);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    public async Task An_initialisation_whose_answer_is_lost_is_found_out_and_the_way_out_is_said(int replicas)
    {
        await using var fixture = await VaultFixture.StartAsync(replicas);
        fixture.Vault.Faults = (_, call) => call.Path == "sys/init" ? Fault.LostAnswer : Fault.None;

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Equal(
            "Vault in namespace vault is initialised and its unseal keys are not at hand: the answer to its initialisation was lost on the "
                + "way. It has never been unsealed, so nothing is stored in it: "
            + "delete the Helm release 'vault' and its storage claims (data-vault-0 and so on), and run the command again.",
            error.Message);
        Assert.Empty(fixture.Kept);
        Assert.Equal(1, fixture.Vault.Initializations);
    }

    [Theory]
    [InlineData(3, "It has never been unsealed, so nothing is stored in it: delete the Helm release")]
    [InlineData(1, "If you have them, hand them over on standard input. If its initialisation was interrupted, it was never unsealed and "
        + "nothing is stored in it: delete the Helm release")]
    public async Task A_later_run_finds_the_lost_initialisation_too(int replicas, string expected)
    {
        await using var fixture = await VaultFixture.StartAsync(replicas);
        fixture.Vault.Faults = (_, call) => call.Path == "sys/init" ? Fault.LostAnswer : Fault.None;
        await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Vault.Initializations);
    }

    [Fact]
    public async Task A_sealed_Vault_that_has_served_before_is_not_called_empty()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready();
        fixture.Vault.Replicas.ToList().ForEach(replica => replica.Restart());

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Contains("If you have them, hand them over on standard input.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_Vault_in_the_place_of_an_earlier_one_is_initialised_although_old_keys_are_at_hand()
    {
        await using var fixture = await VaultFixture.StartAsync();

        await fixture.BootstrapAsync(OtherKeys());

        Assert.Equal(fixture.Vault.Storage!.Shares, fixture.Kept[0].Shares);
        Assert.Contains("Vault is new: the keys at hand belonged to an earlier one and are replaced.", fixture.Log.Messages);
    }

    [Fact]
    public async Task A_replica_that_does_not_answer_yet_keeps_Vault_from_being_initialised_beside_it()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready();
        fixture.Vault.Replicas[0].IsInitialized = false;
        fixture.Vault.Replicas[0].IsSealed = true;
        fixture.Vault.Replicas[1].StartsAfter = 3;
        fixture.Vault.Replicas[2].StartsAfter = 5;

        await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.DoesNotContain(fixture.Vault.Calls, call => call.Path == "sys/init");
    }

    [Fact]
    public async Task Keys_of_another_Vault_are_refused_at_the_first_replica()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready(5, 3);
        fixture.Vault.Replicas.ToList().ForEach(replica => replica.Restart());

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.UnsealAsync(OtherKeys()));

        Assert.Equal(
            "vault-0 refuses the unseal keys: they belong to another Vault, or to an earlier one in this place. Hand over the keys that "
                + "its initialisation gave.", error.Message);
    }

    [Theory]
    [InlineData(0, 1, "'0' key shares are not possible. Give 1 to 255.")]
    [InlineData(256, 3, "'256' key shares are not possible. Give 1 to 255.")]
    [InlineData(5, 6, "A threshold of '6' does not go with 5 key shares. Give 2 to 5.")]
    [InlineData(5, 1, "A threshold of '1' does not go with 5 key shares. Give 2 to 5.")]
    [InlineData(1, 0, "A threshold of '0' does not go with 1 key shares. Give 1.")]
    public async Task Impossible_shares_are_refused_before_anything_is_started(int shares, int threshold, string message)
    {
        await using var fixture = await VaultFixture.StartAsync(1);

        var error = await Assert.ThrowsAsync<OperationException>(
            () => fixture.BootstrapAsync(options: new VaultBootstrapOptions { Shares = shares, Threshold = threshold }));

        Assert.Equal(message, error.Message);
        Assert.Empty(fixture.Kubectl.Requests);
    }

    [Fact]
    public async Task Stopped_after_any_request_a_second_run_ends_as_an_uninterrupted_one()
    {
        var requests = await CountRequestsAsync();
        for (var stop = 0; stop < requests; stop++)
        {
            await using var fixture = await VaultFixture.StartAsync();
            using var cancellation = new CancellationTokenSource();
            fixture.Vault.Acted = number =>
            {
                if (number == stop)
                {
                    cancellation.Cancel();
                }
            };

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.BootstrapAsync(cancellationToken: cancellation.Token));
            fixture.Vault.Acted = _ => { };
            Assert.Equal(fixture.Vault.Initializations, fixture.Kept.Count);
            await fixture.BootstrapAsync(fixture.Kept.LastOrDefault());

            AssertInService(fixture, stop.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData(nameof(Fault.LostRequest))]
    [InlineData(nameof(Fault.LostAnswer))]
    [InlineData(nameof(Fault.Unavailable))]
    public async Task A_fault_at_any_request_is_survived_in_the_same_run(string fault)
    {
        var requests = await CountRequestsAsync();
        for (var broken = 0; broken < requests; broken++)
        {
            await using var fixture = await VaultFixture.StartAsync();
            // The answer to the initialisation is the one that cannot be asked for again; it has tests of its own.
            fixture.Vault.Faults = (number, call) => number == broken && !(call.Path == "sys/init" && fault == nameof(Fault.LostAnswer)) ? Enum.Parse<Fault>(fault) : Fault.None;

            await fixture.BootstrapAsync();

            AssertInService(fixture, $"{fault} at {broken}");
        }
    }

    private static VaultKeys OtherKeys() => new()
    {
        Shares = [.. Enumerable.Range(0, 3).Select(value => Convert.ToBase64String([.. Enumerable.Repeat((byte)value, 33)]))],
        Threshold = 3,
        RootToken = "hvs.other",
    };

    private static async Task<int> CountRequestsAsync()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();
        return fixture.Vault.Calls.Count;
    }

    private static void AssertInService(VaultFixture fixture, string when)
    {
        Assert.True(fixture.Vault.Initializations == 1, $"initialised {fixture.Vault.Initializations} times, {when}");
        Assert.True(fixture.Vault.Replicas.All(replica => !replica.IsSealed), $"sealed, {when}");
        Assert.True(fixture.Vault.Storage!.Peers.Count == 3 && fixture.Vault.Storage.Peers.Values.All(looks => looks == 0), $"not joined, {when}");
        Assert.Equal(fixture.Vault.Storage.Shares, fixture.Kept[^1].Shares);
    }
}
