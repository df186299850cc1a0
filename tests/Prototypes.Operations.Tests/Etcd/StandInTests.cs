using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

/// <summary>The operations with programs of their own on <c>PATH</c>, as on a real machine.</summary>
public sealed class StandInTests
{
    [SkippableTheory]
    [InlineData(NodeKind.Kind)]
    [InlineData(NodeKind.Minikube)]
    public async Task The_tools_on_PATH_get_what_they_need(NodeKind kind)
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-ins are scripts for a POSIX shell.");
        using var cluster = new SimulatedCluster(kind);
        await using var tools = await ToolStandIns.StartAsync(cluster);
        var options = cluster.Options with { Environment = new Dictionary<string, string>(cluster.Options.Environment) { ["PATH"] = tools.SearchPath } };
        var operation = new EtcdEncryption(new SystemProcessRunner(), cluster.Clock, new SilentLog(), options);
        var key = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key1", 1)], ["secrets"]);

        await operation.EnableAsync(key, default);
        var enabled = await operation.GetStatusAsync(["secrets"], default);
        await operation.DisableAsync(default);

        Assert.Equal((true, true, true, "k8s:enc:secretbox:v1:key1:"), (enabled.Ready, enabled.Enabled, enabled.Loaded, Assert.Single(enabled.Resources[0].Values).Prefix));
        Assert.Equal(Manifests.For(kind), cluster.Manifest);
        Assert.Null(cluster.Configuration);
        Assert.Empty(cluster.Unreadable);
    }
}
