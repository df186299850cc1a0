using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>A double, the way to it, and the operations.</summary>
internal sealed class VaultFixture : IAsyncDisposable
{
    private VaultFixture(VaultDouble vault, ImpatientTime time)
    {
        Vault = vault;
        Time = time;
        Kubectl = new InProcessKubectl(vault);
        Target = new VaultTarget { Replicas = vault.Replicas.Count };
    }

    public VaultDouble Vault { get; }

    public ImpatientTime Time { get; }

    public InProcessKubectl Kubectl { get; }

    public RecordingLog Log { get; } = new();

    public VaultTarget Target { get; set; }

    /// <summary>The keys that bootstrap handed over, as a caller would keep them.</summary>
    public List<VaultKeys> Kept { get; } = [];

    public static async Task<VaultFixture> StartAsync(int replicas = 3)
    {
        var time = new ImpatientTime();
        return new VaultFixture(await VaultDouble.StartAsync(replicas, time), time);
    }

    public Task BootstrapAsync(VaultKeys? known = null, VaultBootstrapOptions? options = null, CancellationToken cancellationToken = default) =>
        new VaultBootstrap(Kubectl, Log, Time).RunAsync(Target, options ?? new VaultBootstrapOptions(), known, Keep, cancellationToken);

    public Task UnsealAsync(VaultKeys keys) => new VaultUnseal(Kubectl, Log, Time).RunAsync(Target, keys, CancellationToken.None);

    public Task<VaultConfigureResult> ConfigureAsync(
        VaultConfiguration configuration, string? token = null, VaultConfigureOptions? options = null, CancellationToken cancellationToken = default) =>
        new VaultConfigure(Kubectl, Log, Time).RunAsync(Target, configuration, token ?? Vault.Storage!.RootToken, options ?? new VaultConfigureOptions(), cancellationToken);

    public Task<IReadOnlyList<ReplicaStatus>> StatusAsync() => new VaultStatus(Kubectl, Log, Time).RunAsync(Target, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, Kubectl.OpenForwards);
        await Vault.DisposeAsync();
    }

    private Task Keep(VaultKeys keys)
    {
        Kept.Add(keys);
        return Task.CompletedTask;
    }
}
