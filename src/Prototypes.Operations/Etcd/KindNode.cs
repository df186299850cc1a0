using System.Text.Json;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>The control-plane container of a kind cluster.</summary>
internal sealed class KindNode : ControlPlaneNode
{
    private readonly IReadOnlyList<(string HostPath, string NodePath)> _mounts;

    private KindNode(IProcessRunner runner, EtcdOptions options, string name, IReadOnlyList<(string HostPath, string NodePath)> mounts)
        : base(runner, options)
    {
        Name = name;
        _mounts = mounts;
    }

    public override string Name { get; }

    public override string DefaultConfigurationFile => KindEncryption.NodeFile;

    public override string EtcdCertificates => "/etc/kubernetes/pki/etcd";

    public static new async Task<KindNode> FindAsync(IProcessRunner runner, EtcdOptions options, CancellationToken cancellationToken)
    {
        string[] list =
        [
            "ps", "--all", "--filter", $"label=io.x-k8s.kind.cluster={options.Cluster}",
            "--filter", "label=io.x-k8s.kind.role=control-plane", "--format", "{{.Names}} {{.State}}",
        ];
        var nodes = (await RunToolAsync(runner, options, "docker", list, "'docker ps'", null, cancellationToken).ConfigureAwait(false))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (name, state) = nodes switch
        {
            [] => throw new OperationException($"There is no kind cluster '{options.Cluster}' on this machine. 'kind get clusters' lists "
                + "those that are there."),
            [var node] when node.Split(' ') is [var first, var second] => (first, second),
            _ => throw new OperationException(
                $"The kind cluster '{options.Cluster}' has {nodes.Length} control planes, which would read and write with different keys "
                + "meanwhile. Only one is supported."),
        };
        if (state != "running")
        {
            throw new OperationException($"The node '{name}' is {state}, not running. Start it with 'docker start {name}'.");
        }

        var mounts = await RunToolAsync(
            runner, options, "docker", ["inspect", "--format", "{{json .Mounts}}", name], "'docker inspect'", null, cancellationToken)
                .ConfigureAwait(false);
        return new KindNode(runner, options, name, ReadMounts(mounts));
    }

    public override Task<string?> ReadConfigurationAsync(string file, CancellationToken cancellationToken) =>
        OnHost(file) is { } path ? HostFile.ReadAsync(path, cancellationToken) : base.ReadConfigurationAsync(file, cancellationToken);

    public override Task WriteConfigurationAsync(string file, string content, CancellationToken cancellationToken) =>
        OnHost(file) is { } path
            ? HostFile.ReplaceAsync(path, content, cancellationToken)
            : base.WriteConfigurationAsync(file, content, cancellationToken);

    public override async Task RemoveConfigurationAsync(string file, CancellationToken cancellationToken)
    {
        if (OnHost(file) is { } path)
        {
            HostFile.Remove(path);
            return;
        }

        await base.RemoveConfigurationAsync(file, cancellationToken).ConfigureAwait(false);
    }

    protected override (string Tool, IReadOnlyList<string> Arguments) Shell(string script, IReadOnlyList<string> parameters) =>
        ("docker", ["exec", "--interactive", Name, "sh", "-c", script, "sh", .. parameters]);

    /// <summary>Where the host keeps a file that the node only sees through a mount, which it may not write to; null when it is the node's
    /// own.</summary>
    private string? OnHost(string file)
    {
        var mount = _mounts.FirstOrDefault(mount => file.StartsWith($"{mount.NodePath}/", StringComparison.Ordinal));
        if (mount == default)
        {
            return null;
        }

        return Directory.Exists(mount.HostPath)
            ? Path.Combine(mount.HostPath, file[(mount.NodePath.Length + 1)..])
            : throw new OperationException($"The node '{Name}' mounts '{mount.HostPath}', which is not on this machine. Run the command "
                + "where the cluster was created.");
    }

    private static List<(string HostPath, string NodePath)> ReadMounts(string json)
    {
        using var mounts = JsonDocument.Parse(json);
        return
        [
            .. mounts.RootElement.EnumerateArray()
                .Where(mount => mount.GetProperty("Type").GetString() == "bind")
                .Select(mount => (mount.GetProperty("Source").GetString()!, mount.GetProperty("Destination").GetString()!)),
        ];
    }
}
