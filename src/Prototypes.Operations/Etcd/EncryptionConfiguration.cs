using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Prototypes.Operations.Etcd;

/// <summary>Whether values that are written are encrypted.</summary>
public enum EncryptionPhase
{
    /// <summary>What is written is encrypted with the first key; plaintext can still be read.</summary>
    Encrypt,

    /// <summary>What is written is plaintext; what was encrypted can still be read.</summary>
    Decrypt,
}

/// <summary>The API server's EncryptionConfiguration (<c>apiserver.config.k8s.io/v1</c>): which resources are encrypted, with which
/// keys.</summary>
/// <remarks>The first key of the first provider writes; all keys of all providers are tried for reading.</remarks>
public sealed record EncryptionConfiguration
{
    /// <summary>The first minor version of Kubernetes 1 that publishes the hash of the loaded configuration
    /// (kubernetes/kubernetes#132299), which every change waits for.</summary>
    public const int FirstKubernetesMinorVersion = 34;

    /// <summary>The providers in order.</summary>
    public required ImmutableArray<EncryptionProvider> Providers { get; init; }

    /// <summary>The resources whose values are encrypted. Default: <c>secrets</c>.</summary>
    public ImmutableArray<string> Resources { get; init; } = [EncryptedResource.Secrets.Name];

    /// <summary>Every key in the order in which the API server tries them.</summary>
    public IEnumerable<ProviderKey> Keys =>
        Providers.SelectMany(provider => provider.Keys.Select(key => new ProviderKey(provider.Kind, key)));

    /// <summary>What the order of the providers amounts to.</summary>
    public EncryptionPhase Phase =>
        Providers is [{ Kind: EncryptionProviderKind.Identity }, ..] ? EncryptionPhase.Decrypt : EncryptionPhase.Encrypt;

    /// <summary>What the values that the API server writes begin with.</summary>
    public StoredPrefix Writes => Phase == EncryptionPhase.Decrypt ? StoredPrefix.Plaintext : StoredPrefix.Of(Keys.First());

    /// <summary>A configuration with those keys, and plaintext readable: last when encrypting, first when decrypting.</summary>
    /// <param name="phase">Whether to encrypt what is written.</param>
    /// <param name="keys">The keys in order. Neighbours with the same provider share one entry.</param>
    /// <param name="resources">The resources.</param>
    public static EncryptionConfiguration Create(EncryptionPhase phase, IEnumerable<ProviderKey> keys, IEnumerable<string> resources)
    {
        var providers = new List<EncryptionProvider>();
        foreach (var (kind, key) in keys)
        {
            if (providers is [.., { } last] && last.Kind == kind)
            {
                providers[^1] = last with { Keys = last.Keys.Add(key) };
            }
            else
            {
                providers.Add(new EncryptionProvider(kind, [key]));
            }
        }

        providers.Insert(phase == EncryptionPhase.Decrypt ? 0 : providers.Count, EncryptionProvider.Identity);
        return new EncryptionConfiguration { Providers = [.. providers], Resources = [.. resources] };
    }

    /// <summary>What is wrong with the configuration: one line each, empty when nothing is.</summary>
    /// <param name="phase">The phase that is meant, so that decrypting by mistake is noticed.</param>
    public IReadOnlyList<string> FindProblems(EncryptionPhase phase)
    {
        var problems = new List<string>();
        if (!Keys.Any())
        {
            problems.Add("No provider encrypts. Give secretbox, aescbc or aesgcm at least one key.");
        }
        else
        {
            problems.AddRange(Providers
                .Where(provider => provider.Kind != EncryptionProviderKind.Identity && provider.Keys.IsEmpty)
                .Select(provider => $"Provider '{provider.Kind.WireName()}' has no key. Give it one, or leave it out."));
        }

        if (phase == EncryptionPhase.Encrypt && Phase == EncryptionPhase.Decrypt && Keys.Any())
        {
            problems.Add("The provider 'identity' stands first, so that everything would be stored in plaintext. Put it last, or choose "
                + "the phase 'decrypt'.");
        }

        foreach (var (kind, key) in Keys)
        {
            if (key.FindProblem(kind.WireName()) is { } problem)
            {
                problems.Add(problem);
            }
        }

        problems.AddRange(Keys.GroupBy(key => key.Prefix).Where(group => group.Count() > 1).Select(group =>
            $"Key name '{group.First().Key.Name}' occurs {group.Count()} times in {group.First().Kind.WireName()}. Give every key its own "
            + "name."));
        if (Resources.IsEmpty)
        {
            problems.Add("No resource is encrypted. Name at least one, such as 'secrets'.");
        }

        problems.AddRange(Resources.Where(resource => EncryptedResource.Find(resource) is null).Select(resource =>
            $"Resource '{resource}' is unknown. Name core resources in the plural ('secrets', 'configmaps') and custom ones with their "
            + "group ('widgets.example.com')."));
        problems.AddRange(Resources.GroupBy(resource => resource).Where(group => group.Count() > 1).Select(group =>
            $"Resource '{group.Key}' is named {group.Count()} times. Name it once."));
        return problems;
    }

    /// <summary>The configuration as the file that the API server reads. It holds the keys: mode 0600 wherever it lies.</summary>
    public string Render()
    {
        var yaml = new StringBuilder("apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n  - resources:\n");
        foreach (var resource in Resources)
        {
            yaml.Append("      - ").Append(resource).Append('\n');
        }

        yaml.Append("    providers:\n");
        foreach (var provider in Providers)
        {
            if (provider.Kind == EncryptionProviderKind.Identity)
            {
                yaml.Append("      - identity: {}\n");
                continue;
            }

            yaml.Append("      - ").Append(provider.Kind.WireName()).Append(":\n          keys:\n");
            foreach (var key in provider.Keys)
            {
                // Quoted: a name of digits only would otherwise be a number.
                yaml.Append("            - name: \"").Append(key.Name).Append("\"\n");
                yaml.Append("              secret: \"").Append(key.Secret).Append("\"\n");
            }
        }

        return yaml.ToString();
    }

    /// <summary>The hash by which the API server names the configuration that it has loaded: <c>sha256:</c> and the digest of the file's
    /// bytes.</summary>
    public static string HashOf(string file) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))}";

    /// <summary>Phase, keys by name and resources; no secrets.</summary>
    public override string ToString() => $"{Phase} {string.Join(", ", Keys)} for {string.Join(", ", Resources)}";
}
