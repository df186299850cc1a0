using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Etcd.Simulation;
using Xunit.Abstractions;

namespace Prototypes.Operations.Tests.Etcd;

/// <summary>Every verb is ended at every call of a tool, before it, amid its input and after it, then run again.</summary>
public abstract class InterruptedOperationsTests(ITestOutputHelper output)
{
    private static readonly ProviderKey Key1 = Keys.SecretBox("key1", 1);
    private static readonly ProviderKey Key2 = Keys.SecretBox("key2", 2);
    private static readonly ProviderKey Aes = new(EncryptionProviderKind.AesCbc, Key2.Key);
    private static readonly string[] Both = ["secrets", "configmaps"];

    private protected static IReadOnlyDictionary<string, Scenario> Scenarios { get; } = new Dictionary<string, Scenario>
    {
        ["enable"] = new(_ => { }, operation => operation.EnableAsync(Encrypt(Key1), default)),
        ["enable for secrets and configmaps"] = new(_ => { }, operation => operation.EnableAsync(Encrypt(Key1) with { Resources = [.. Both] }, default)),
        ["rotate key1 to key2"] = new(cluster => cluster.StartWith(Encrypt(Key1)), operation => operation.RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default)),
        ["rotate key1 to key2 and keep key1"] = new(cluster => cluster.StartWith(Encrypt(Key1)), operation => operation.RotateAsync(Encrypt(Key2, Key1), EncryptionPhase.Encrypt, default)),
        ["rotate secretbox to aescbc"] = new(cluster => cluster.StartWith(Encrypt(Key1)), operation => operation.RotateAsync(Encrypt(Aes), EncryptionPhase.Encrypt, default)),
        ["rotate to the phase decrypt"] = new(cluster => cluster.StartWith(Encrypt(Key1)), operation => operation.RotateAsync(Decrypt(Key1), EncryptionPhase.Decrypt, default)),
        ["rewrite"] = new(StartRotated, operation => operation.RewriteAsync(default)),
        ["disable"] = new(cluster => cluster.StartWith(Encrypt(Key1)), operation => operation.DisableAsync(default)),
        ["rotate a cluster created encrypted"] = new(cluster => cluster.StartWith(Encrypt(Key1), created: true), operation => operation.RotateAsync(Encrypt(Key2), EncryptionPhase.Encrypt, default)),
        ["disable a cluster created encrypted"] = new(cluster => cluster.StartWith(Encrypt(Key1), created: true), operation => operation.DisableAsync(default)),
    };

    private protected async Task Interrupt(NodeKind kind, string name)
    {
        var scenario = Scenarios[name];
        using var uninterrupted = scenario.Prepare(kind);
        await scenario.RunAsync(uninterrupted, uninterrupted);
        Assert.Empty(uninterrupted.Unreadable);
        var expected = uninterrupted.Snapshot();

        output.WriteLine($"etcd {name} on {kind}, uninterrupted: {uninterrupted.Calls.Count} calls, {uninterrupted.Changes.Count} of them "
            + "change something");
        output.WriteLine("call  before  amid  after  unreadable  what");
        for (var call = 0; call < uninterrupted.Calls.Count; call++)
        {
            var request = uninterrupted.Calls[call];
            var changes = uninterrupted.Changes.Contains(call);
            var before = await InterruptAsync(scenario, kind, call, InterruptionPoint.Before, expected);
            var amid = changes && request.StandardInput is not null
                ? await InterruptAsync(scenario, kind, call, InterruptionPoint.Amid, expected)
                : "-";
            // After a call that changes nothing all is as before the next one.
            var after = changes ? await InterruptAsync(scenario, kind, call, InterruptionPoint.After, expected) : "-";
            output.WriteLine($"{call,4}  {before,-6}  {amid,-4}  {after,-5}  {0,10}  {Describe(request)}");
        }
    }

    /// <summary>Ends the verb at a call, reboots the node every other time, and runs the verb again.</summary>
    private static async Task<string> InterruptAsync(Scenario scenario, NodeKind kind, int call, InterruptionPoint point, string expected)
    {
        using var cluster = scenario.Prepare(kind);
        await Assert.ThrowsAsync<InterruptedException>(() => scenario.RunAsync(cluster, new Interruption(cluster, call, point)));
        if (point == InterruptionPoint.After || call % 2 == 1)
        {
            cluster.Reboot();
        }

        await scenario.RunAsync(cluster, cluster);
        Assert.Empty(cluster.Unreadable);
        Assert.Equal(expected, cluster.Snapshot());
        return "same";
    }

    private static string Describe(ProcessRequest request) => string.Join(' ', new[] { request.FileName }.Concat(request.Arguments
        .Where(argument => !argument.StartsWith("--", StringComparison.Ordinal) && !argument.Contains('\n', StringComparison.Ordinal))
        .Take(9)));

    private static void StartRotated(SimulatedCluster cluster)
    {
        cluster.StartWith(Encrypt(Key1));
        cluster.StartWith(Encrypt(Key2, Key1), rewritten: false);
    }

    private static EncryptionConfiguration Encrypt(params ProviderKey[] keys) =>
        EncryptionConfiguration.Create(EncryptionPhase.Encrypt, keys, ["secrets"]);

    private static EncryptionConfiguration Decrypt(params ProviderKey[] keys) =>
        EncryptionConfiguration.Create(EncryptionPhase.Decrypt, keys, ["secrets"]);

    private protected sealed record Scenario(Action<SimulatedCluster> Given, Func<EtcdEncryption, Task> Run)
    {
        public SimulatedCluster Prepare(NodeKind kind)
        {
            var cluster = new SimulatedCluster(kind);
            Given(cluster);
            return cluster;
        }

        public Task RunAsync(SimulatedCluster cluster, IProcessRunner runner) =>
            Run(new EtcdEncryption(runner, cluster.Clock, new SilentLog(), cluster.Options));
    }
}

public sealed class InterruptedOperationsOnKindTests(ITestOutputHelper output) : InterruptedOperationsTests(output)
{
    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Any_interruption_leaves_all_readable_and_the_next_run_finishes(string name) => Interrupt(NodeKind.Kind, name);
}

public sealed class InterruptedOperationsOnMinikubeTests(ITestOutputHelper output) : InterruptedOperationsTests(output)
{
    public static TheoryData<string> Names => [.. Scenarios.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Any_interruption_leaves_all_readable_and_the_next_run_finishes(string name) => Interrupt(NodeKind.Minikube, name);
}
