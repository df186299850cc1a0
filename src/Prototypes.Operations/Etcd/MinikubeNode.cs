using System.Text.Json;
using System.Text.Json.Nodes;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>The control-plane machine of a minikube profile, and what minikube's home says about it.</summary>
/// <remarks>Every <c>minikube start</c> writes the manifest anew from the profile and copies the home's <c>files</c> over the node's: both
/// have to agree with the node.</remarks>
internal sealed class MinikubeNode : ControlPlaneNode
{
    private const string Component = "apiserver";
    private const string ConfigurationOption = "encryption-provider-config";
    private const string ReloadOption = "encryption-provider-config-automatic-reload";

    private static readonly JsonSerializerOptions ProfileFormat = new() { WriteIndented = true };

    private readonly string _home;

    private MinikubeNode(IProcessRunner runner, EtcdOptions options)
        : base(runner, options) => _home = Home(options);

    // The primary control plane has the profile's name.
    public override string Name => Options.Cluster;

    public override string DefaultConfigurationFile => MinikubeEncryption.NodeFile;

    public override string EtcdCertificates => "/var/lib/minikube/certs/etcd";

    private string ProfileFile => MinikubeEncryption.ProfileFile(_home, Options.Cluster);

    public static new async Task<MinikubeNode> FindAsync(IProcessRunner runner, EtcdOptions options, CancellationToken cancellationToken)
    {
        var node = new MinikubeNode(runner, options);
        if (await HostFile.ReadAsync(node.ProfileFile, cancellationToken).ConfigureAwait(false) is not { } profile)
        {
            throw new OperationException(
                $"There is no minikube profile '{options.Cluster}' in '{Home(options)}'. 'minikube profile list' lists those that are "
                + "there; MINIKUBE_HOME says where to look.");
        }

        var planes = JsonNode.Parse(profile)?["Nodes"]?.AsArray().Count(machine => machine?["ControlPlane"]?.GetValue<bool>() == true);
        if (planes != 1)
        {
            throw new OperationException(
                $"The minikube profile '{options.Cluster}' has {planes ?? 0} control planes, which would read and write with different "
                + "keys meanwhile. Only one is supported.");
        }

        // Its exit code says what does not run; only the machine has to.
        string[] arguments = ["--profile", options.Cluster, "status", "--node", options.Cluster, "--format", "{{.Host}}"];
        var status = await runner.RunAsync(
            new ProcessRequest("minikube", arguments) { Environment = options.Environment }, cancellationToken).ConfigureAwait(false);
        return status.StandardOutput.Trim() == "Running"
            ? node
            : throw new OperationException(
                $"The node '{options.Cluster}' is not running. Start it with 'minikube start --profile {options.Cluster}'.");
    }

    public override async Task WriteConfigurationAsync(string file, string content, CancellationToken cancellationToken)
    {
        await base.WriteConfigurationAsync(file, content, cancellationToken).ConfigureAwait(false);
        await MirrorConfigurationAsync(file, content, cancellationToken).ConfigureAwait(false);
    }

    // The file that the next 'minikube start' copies into the node, if there is one.
    public override async Task MirrorConfigurationAsync(string file, string content, CancellationToken cancellationToken)
    {
        var path = MinikubeEncryption.HostFile(_home, file);
        if (await HostFile.ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } mirrored && mirrored != content)
        {
            await HostFile.ReplaceAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task RemoveConfigurationAsync(string file, CancellationToken cancellationToken)
    {
        HostFile.Remove(MinikubeEncryption.HostFile(_home, file));
        await base.RemoveConfigurationAsync(file, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<bool> RemembersAsync(string file, CancellationToken cancellationToken) =>
        Remembers(ExtraOptions(await ReadProfileAsync(cancellationToken).ConfigureAwait(false)), file);

    public override async Task RememberAsync(string? file, CancellationToken cancellationToken)
    {
        var profile = await ReadProfileAsync(cancellationToken).ConfigureAwait(false);
        var options = ExtraOptions(profile);
        if (file is null ? Value(options, ConfigurationOption) is null : Remembers(options, file))
        {
            return;
        }

        foreach (var outdated in options.Where(option => IsOurs(option, ConfigurationOption) || IsOurs(option, ReloadOption)).ToList())
        {
            options.Remove(outdated);
        }

        if (file is not null)
        {
            options.Add(Option(ConfigurationOption, file));
            options.Add(Option(ReloadOption, "true"));
        }

        await HostFile.ReplaceAsync(ProfileFile, profile.ToJsonString(ProfileFormat), cancellationToken).ConfigureAwait(false);
    }

    // minikube's own SSH client asks for a terminal, which echoes the input and changes line ends; the ssh command does not.
    protected override (string Tool, IReadOnlyList<string> Arguments) Shell(string script, IReadOnlyList<string> parameters)
    {
        string[] words = [script, "sh", .. parameters];
        var command = $"sudo sh -c {string.Join(' ', words.Select(Quote))}";
        return ("minikube", ["--profile", Options.Cluster, "ssh", "--native-ssh=false", "--", command]);
    }

    private async Task<JsonNode> ReadProfileAsync(CancellationToken cancellationToken) =>
        JsonNode.Parse(await File.ReadAllTextAsync(ProfileFile, cancellationToken).ConfigureAwait(false))!;

    private static JsonArray ExtraOptions(JsonNode profile)
    {
        var kubernetes = profile["KubernetesConfig"]!;
        if (kubernetes["ExtraOptions"] is not JsonArray options)
        {
            kubernetes["ExtraOptions"] = options = [];
        }

        return options;
    }

    private static bool Remembers(JsonArray options, string file) =>
        Value(options, ConfigurationOption) == file && Value(options, ReloadOption) == "true";

    private static string? Value(JsonArray options, string key) =>
        options.FirstOrDefault(option => IsOurs(option, key))?["Value"]?.GetValue<string>();

    private static bool IsOurs(JsonNode? option, string key) =>
        option?["Component"]?.GetValue<string>() == Component && option["Key"]?.GetValue<string>() == key;

    private static JsonObject Option(string key, string value) => new() { ["Component"] = Component, ["Key"] = key, ["Value"] = value };

    private static string Home(EtcdOptions options) =>
        (options.Environment.GetValueOrDefault(MinikubeEncryption.HomeVariable)
            ?? Environment.GetEnvironmentVariable(MinikubeEncryption.HomeVariable)) is { Length: > 0 } home
            ? home
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
