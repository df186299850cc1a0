using System.Security.Cryptography;
using System.Text;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>The one node that runs a cluster's API server and etcd, and the files there that decide how Secrets are stored.</summary>
internal abstract class ControlPlaneNode(IProcessRunner runner, EtcdOptions options)
{
    private const string Manifest = "/etc/kubernetes/manifests/kube-apiserver.yaml";

    // Beside the manifests, on the same file system, so that a move is atomic; never among them, where the kubelet would start what it
    // finds.
    private const string Workshop = "/etc/kubernetes/etcd-encryption";
    private const string Previous = $"{Workshop}/kube-apiserver.yaml.previous";

    /// <summary>The node's name in Kubernetes.</summary>
    public abstract string Name { get; }

    /// <summary>Where the configuration goes when the API server has none yet.</summary>
    public abstract string DefaultConfigurationFile { get; }

    /// <summary>The folder of etcd's certificates, as etcd's own pod sees it.</summary>
    public abstract string EtcdCertificates { get; }

    /// <summary>Tools and environment for this cluster.</summary>
    protected EtcdOptions Options => options;

    /// <summary>Finds the node of a cluster.</summary>
    /// <exception cref="OperationException">The cluster is not there, does not run, or has more than one control plane.</exception>
    public static async Task<ControlPlaneNode> FindAsync(IProcessRunner runner, EtcdOptions options, CancellationToken cancellationToken) =>
        options.Kind switch
        {
            NodeKind.Kind => await KindNode.FindAsync(runner, options, cancellationToken).ConfigureAwait(false),
            NodeKind.Minikube => await MinikubeNode.FindAsync(runner, options, cancellationToken).ConfigureAwait(false),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, null),
        };

    public async Task<ApiServerManifest> ReadManifestAsync(CancellationToken cancellationToken) =>
        ApiServerManifest.Parse(await ReadAsync(Manifest, cancellationToken).ConfigureAwait(false)
            ?? throw new OperationException($"The node '{Name}' has no {Manifest}. Only clusters whose API server is a static pod of "
                + "kubeadm are supported."));

    /// <summary>Keeps a copy of the manifest and moves another one in its place. From here on a change is pending until it is
    /// settled.</summary>
    public Task PublishManifestAsync(ApiServerManifest next, CancellationToken cancellationToken) =>
        RunAsync(NodeScripts.Publish, [Manifest, Workshop, Previous, Digest(next.Text)], next.Text, cancellationToken);

    /// <summary>Whether the manifest was changed and nobody has seen the API server come back yet.</summary>
    public async Task<bool> HasPendingManifestAsync(CancellationToken cancellationToken) =>
        await ReadAsync(Previous, cancellationToken).ConfigureAwait(false) is not null;

    public Task RestoreManifestAsync(CancellationToken cancellationToken) =>
        RunAsync(NodeScripts.Restore, [Manifest, Workshop, Previous], null, cancellationToken);

    /// <summary>Says that the pending change is over; the copy is kept under another name.</summary>
    public Task SettleManifestAsync(CancellationToken cancellationToken) =>
        RunAsync(NodeScripts.Settle, [Previous, $"{Workshop}/kube-apiserver.yaml.kept"], null, cancellationToken);

    public virtual Task<string?> ReadConfigurationAsync(string file, CancellationToken cancellationToken) =>
        ReadAsync(file, cancellationToken);

    /// <summary>Replaces the configuration in one move, readable by root only.</summary>
    public virtual Task WriteConfigurationAsync(string file, string content, CancellationToken cancellationToken) =>
        RunAsync(NodeScripts.Replace, [file, Digest(content)], content, cancellationToken);

    /// <summary>Brings copies of the configuration that come back at a restart of the node into line with it.</summary>
    public virtual Task MirrorConfigurationAsync(string file, string content, CancellationToken cancellationToken) => Task.CompletedTask;

    public virtual Task RemoveConfigurationAsync(string file, CancellationToken cancellationToken) =>
        RunAsync(NodeScripts.Remove, [file], null, cancellationToken);

    /// <summary>Whether the API server is started with the file after a restart of the node, too.</summary>
    public virtual Task<bool> RemembersAsync(string file, CancellationToken cancellationToken) => Task.FromResult(true);

    /// <summary>Sees to it that the API server is started with the file, or with none, after a restart of the node, too.</summary>
    public virtual Task RememberAsync(string? file, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The tool and arguments that run a script as root on the node; <c>$1</c> and so on are its parameters.</summary>
    protected abstract (string Tool, IReadOnlyList<string> Arguments) Shell(string script, IReadOnlyList<string> parameters);

    /// <summary>Runs a tool of this machine and returns its output.</summary>
    protected static async Task<string> RunToolAsync(
        IProcessRunner runner,
        EtcdOptions options,
        string tool,
        IReadOnlyList<string> arguments,
        string what,
        string? input,
        CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(
            new ProcessRequest(tool, arguments) { StandardInput = input, Environment = options.Environment }, cancellationToken)
                .ConfigureAwait(false);
        return result.OutputOf(what);
    }

    private async Task<string?> ReadAsync(string file, CancellationToken cancellationToken)
    {
        var output = await RunAsync(NodeScripts.Read, [file], null, cancellationToken).ConfigureAwait(false);
        var answer = output.Split('\n', 2);
        return answer switch
        {
            ["present", var content] => content,
            ["absent", ""] => null,
            _ => throw new OperationException($"Reading '{file}' on the node '{Name}' gave no proper answer. Try again, and look whether "
                + "the node is healthy."),
        };
    }

    private Task<string> RunAsync(string script, IReadOnlyList<string> parameters, string? input, CancellationToken cancellationToken)
    {
        var (tool, arguments) = Shell(script, parameters);
        return RunToolAsync(runner, options, tool, arguments, $"A command on the node '{Name}'", input, cancellationToken);
    }

    private static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
