using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;

namespace Prototypes.Operations.Tests.Vault;

public sealed class VaultUnsealTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_Vault_that_was_restarted_is_unsealed_on_every_replica(int replicas)
    {
        await using var fixture = await VaultFixture.StartAsync(replicas);
        await fixture.BootstrapAsync();
        fixture.Vault.Replicas.ToList().ForEach(replica => replica.Restart());

        await fixture.UnsealAsync(fixture.Kept[0]);

        Assert.True(VaultStatus.IsInService(await fixture.StatusAsync()));
        Assert.Contains($"Vault is unsealed on {replicas} of {replicas} replicas.", fixture.Log.Messages);
    }

    [Fact]
    public async Task Only_the_replica_that_was_restarted_is_given_keys()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();
        fixture.Vault.Replicas[1].Restart();
        var before = fixture.Vault.Calls.Count;

        await fixture.UnsealAsync(fixture.Kept[0]);

        Assert.Equal(["vault-1"], fixture.Vault.Calls.Skip(before).Where(call => call.Path == "sys/unseal").Select(call => call.Replica).Distinct());
        Assert.False(fixture.Vault.Replicas[1].IsSealed);
    }

    [Fact]
    public async Task Shares_that_somebody_else_left_behind_do_not_spoil_the_unsealing()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        await fixture.BootstrapAsync();
        fixture.Vault.Replicas[0].Restart();
        fixture.Vault.Replicas[0].Progress.AddRange(["d3Jvbmc=", "d3Jvbmcy"]);

        await fixture.UnsealAsync(fixture.Kept[0]);

        Assert.False(fixture.Vault.Replicas[0].IsSealed);
    }

    [Fact]
    public async Task A_replica_that_starts_late_is_waited_for()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();
        fixture.Vault.Replicas[2].Restart();
        fixture.Vault.Replicas[2].StartsAfter = 20;

        await fixture.UnsealAsync(fixture.Kept[0]);

        Assert.False(fixture.Vault.Replicas[2].IsSealed);
    }

    [Fact]
    public async Task A_replica_that_stays_away_ends_the_waiting_with_its_name()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();
        fixture.Vault.Replicas[2].Restart();
        fixture.Vault.Replicas[2].StartsAfter = int.MaxValue;
        var waited = fixture.Time.Waited;

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.UnsealAsync(fixture.Kept[0]));

        Assert.StartsWith("Waited 5 minutes until every replica of Vault is unsealed, in vain: vault-2 is unreachable (vault-2 does not "
            + "answer (", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Put it right, or wait longer, and run the command again.", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(5), fixture.Time.Waited - waited);
    }

    [Fact]
    public async Task A_replica_that_never_joins_ends_the_waiting_with_its_name()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Replicas[1].JoinsAfter = int.MaxValue;

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.BootstrapAsync());

        Assert.Equal(
            "Waited 5 minutes until every replica of Vault is unsealed, in vain: vault-1 is not initialised. Put it right, or wait longer, "
                + "and run the command again.", error.Message);
        Assert.Single(fixture.Kept);
    }

    [Fact]
    public async Task A_Vault_that_is_not_initialised_has_nothing_to_unseal()
    {
        await using var fixture = await VaultFixture.StartAsync();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.UnsealAsync(new VaultKeys { Shares = ["a2V5"], Threshold = 1 }));

        Assert.Equal("Vault in namespace vault is not initialised, so there is nothing to unseal. Run 'vault bootstrap' "
            + "first.", error.Message);
    }

    [Theory]
    [InlineData(472, "vault-0 is a disaster recovery secondary, which cannot be unsealed into service. Delete the pod and its storage "
        + "claim, so that it joins anew.")]
    [InlineData(530, "vault-0 is removed, which cannot be unsealed into service. Delete the pod and its storage claim, so that it joins "
        + "anew.")]
    public async Task What_waiting_cannot_mend_is_refused_at_once(int health, string message)
    {
        await using var fixture = await VaultFixture.StartAsync();
        var keys = Keys(fixture.Vault.Ready());
        fixture.Vault.Replicas[0].HealthStatus = health;

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.UnsealAsync(keys));

        Assert.Equal(message, error.Message);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Waited);
    }

    [Fact]
    public async Task A_performance_standby_is_in_service()
    {
        await using var fixture = await VaultFixture.StartAsync();
        var keys = Keys(fixture.Vault.Ready());
        fixture.Vault.Replicas[2].HealthStatus = 473;

        await fixture.UnsealAsync(keys);

        Assert.Equal(ReplicaMode.Standby, (await fixture.StatusAsync())[2].Mode);
    }

    [Fact]
    public async Task Without_a_valid_root_token_the_voters_are_not_checked_and_that_is_said()
    {
        await using var fixture = await VaultFixture.StartAsync();
        var keys = Keys(fixture.Vault.Ready());

        await fixture.UnsealAsync(keys with { RootToken = "hvs.revoked" });
        Assert.Equal("The root token is no longer valid, so whether every replica may vote was not checked.", fixture.Log.Messages[^1]);

        await fixture.UnsealAsync(keys with { RootToken = null });
        Assert.Equal("Without a root token, whether every replica may vote was not checked.", fixture.Log.Messages[^1]);
    }

    [Fact]
    public async Task Pods_are_waited_for_and_what_keeps_them_is_said()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Kubectl.PodStatuses.Enqueue("""{ "phase": "Pending", "conditions": [{ "status": "False", "reason": "Unschedulable", "message": "0/1 nodes are available." }] }""");
        fixture.Kubectl.PodStatuses.Enqueue("""{ "phase": "Pending", "containerStatuses": [{ "state": { "waiting": { "reason": "ImagePullBackOff", "message": "Back-off pulling image" } } }] }""");
        fixture.Kubectl.PodStatuses.Enqueue("""{ "phase": "Pending" }""");

        await fixture.BootstrapAsync();

        Assert.Equal(
        [
            "Waiting until every pod of Vault runs: vault-0 is not running (Unschedulable: 0/1 nodes are available).",
            "Waiting until every pod of Vault runs: vault-0 is not running (ImagePullBackOff: Back-off pulling image).",
            "Waiting until every pod of Vault runs: vault-0 is not running (Pending).",
        ],
        fixture.Log.Messages.Take(3));
    }

    [Fact]
    public async Task Status_tells_the_mode_of_each_replica_and_waits_for_nothing()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready();
        fixture.Vault.Replicas[1].Restart();
        fixture.Vault.Replicas[2].StartsAfter = 1;

        var statuses = await fixture.StatusAsync();

        Assert.Equal([ReplicaMode.Active, ReplicaMode.Sealed, ReplicaMode.Unreachable], statuses.Select(status => status.Mode));
        Assert.Equal(["vault-0 is active", "vault-1 is sealed"], statuses.Take(2).Select(status => status.ToString()));
        Assert.Equal("Vault 2.0.4", statuses[0].Detail);
        Assert.False(VaultStatus.IsInService(statuses));
        Assert.Equal(TimeSpan.Zero, fixture.Time.Waited);
    }

    private static VaultKeys Keys(Storage storage) => new() { Shares = storage.Shares, Threshold = storage.Threshold, RootToken = storage.RootToken };
}
