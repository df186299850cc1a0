using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prototypes.Operations.Kubernetes;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Etcd;

/// <summary>What the API server says of itself, and the values that it writes.</summary>
internal sealed partial class ApiServer(Kubectl kubectl)
{
    private const int FirstMinorVersion = EncryptionConfiguration.FirstKubernetesMinorVersion;

    private const int NamesPerCall = 50;

    /// <summary>Whether it serves requests, though perhaps not for resources that it cannot read.</summary>
    public async Task<bool> IsAliveAsync(CancellationToken cancellationToken) =>
        (await GetAsync("/livez", cancellationToken).ConfigureAwait(false)).ExitCode == 0;

    /// <summary>Whether it is ready; it is not when it cannot read a value that it has to watch, such as a Secret.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken) =>
        (await GetAsync("/readyz", cancellationToken).ConfigureAwait(false)).ExitCode == 0;

    /// <summary>Whether it is ready, reloads automatically, and has loaded the configuration with that hash.</summary>
    public async Task<bool> HasLoadedAsync(string hash, CancellationToken cancellationToken)
    {
        // This check is there exactly when automatic reload is on.
        var ready = await GetAsync("/readyz?verbose", cancellationToken).ConfigureAwait(false);
        return ready.ExitCode == 0 && ready.StandardOutput.Contains("[+]kms-providers ok", StringComparison.Ordinal)
            && await LoadedAsync(cancellationToken).ConfigureAwait(false) == hash;
    }

    /// <summary>Whether it is ready and has no configuration.</summary>
    public async Task<bool> HasNoneLoadedAsync(CancellationToken cancellationToken) =>
        await IsReadyAsync(cancellationToken).ConfigureAwait(false) && await LoadedAsync(cancellationToken).ConfigureAwait(false) is "";

    /// <summary>Refuses servers that do not say which configuration they have loaded.</summary>
    public async Task RequireSupportedVersionAsync(CancellationToken cancellationToken)
    {
        using var version = JsonDocument.Parse(
            (await kubectl.TryAsync(["version", "--output=json"], cancellationToken).ConfigureAwait(false)).OutputOf("'kubectl version'"));
        var server = version.RootElement.GetProperty("serverVersion");
        if (int.Parse(server.GetProperty("minor").GetString()!.TrimEnd('+'), CultureInfo.InvariantCulture) < FirstMinorVersion)
        {
            throw new OperationException(
                $"Kubernetes {server.GetProperty("gitVersion").GetString()} does not say which encryption configuration it has loaded. "
                + $"Use 1.{FirstMinorVersion} or newer.");
        }
    }

    /// <summary>Refuses a custom resource that the cluster does not have.</summary>
    public async Task RequireResourceAsync(EncryptedResource resource, CancellationToken cancellationToken)
    {
        var group = resource.Name[(resource.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];
        var names = (await kubectl.TryAsync(["api-resources", $"--api-group={group}", "--output=name"], cancellationToken)
            .ConfigureAwait(false))
            .OutputOf("'kubectl api-resources'");
        if (!names.Split('\n').Contains(resource.Name))
        {
            throw new OperationException($"The cluster has no resource '{resource.Name}'. Install its definition first, or leave it out.");
        }
    }

    /// <summary>Has the API server store objects anew. An empty patch changes nothing but how a value is stored, conflicts with nobody, and
    /// sends no value.</summary>
    /// <param name="values">Values of one resource.</param>
    /// <param name="cancellationToken">Ends the tool.</param>
    /// <returns>What kubectl complained about; null when it did not. Objects may have gone meanwhile.</returns>
    public async Task<string?> RewriteAsync(StoredValues values, CancellationToken cancellationToken)
    {
        string? complaint = null;
        foreach (var group in values.Keys.Select(values.Resource.ObjectOf).GroupBy(found => found.Namespace))
        {
            string[] scope = group.Key is null ? [] : ["--namespace", group.Key];
            foreach (var names in group.Select(found => found.Name).Chunk(NamesPerCall))
            {
                var result = await kubectl.TryAsync(
                    ["patch", values.Resource.Name, .. names, .. scope, "--type=merge", "--patch={}", "--output=name"], cancellationToken)
                        .ConfigureAwait(false);
                complaint ??= result.ExitCode == 0 ? null : result.Complaint();
            }
        }

        return complaint;
    }

    /// <summary>The hash of the loaded configuration; empty when there is none, null when the server does not answer.</summary>
    private async Task<string?> LoadedAsync(CancellationToken cancellationToken)
    {
        var metrics = await GetAsync("/metrics", cancellationToken).ConfigureAwait(false);
        return metrics.ExitCode == 0 ? LoadedPattern().Match(metrics.StandardOutput).Groups["hash"].Value : null;
    }

    // A server that is about to stop may take a request and never answer it.
    private Task<ProcessResult> GetAsync(string path, CancellationToken cancellationToken) =>
        kubectl.TryAsync(["get", "--raw", path, "--request-timeout=10s"], cancellationToken);

    [GeneratedRegex(
        """^apiserver_encryption_config_controller_last_config_info\{[^}]*\bhash="(?<hash>[^"]*)"[^}]*\} 1$""", RegexOptions.Multiline)]
    private static partial Regex LoadedPattern();
}
