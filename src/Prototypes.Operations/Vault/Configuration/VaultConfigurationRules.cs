using System.Text.RegularExpressions;
using Prototypes.Operations.Vault.Reconciling;

namespace Prototypes.Operations.Vault.Configuration;

/// <summary>What must hold in a document before Vault is asked for anything.</summary>
internal static partial class VaultConfigurationRules
{
    /// <exception cref="OperationException">Names every mistake.</exception>
    public static void Check(VaultConfiguration configuration)
    {
        var mistakes = Find(configuration).ToList();
        if (mistakes.Count > 0)
        {
            throw new OperationException($"The configuration document is wrong: {string.Join("; ", mistakes)}.");
        }
    }

    private static IEnumerable<string> Find(VaultConfiguration configuration) =>
        Names(configuration)
            .Concat(Twins(configuration))
            .Concat(configuration.PkiMounts.SelectMany(mount => Positive($"pkiMounts '{mount.Path}' maxLeaseTtl", mount.MaxLeaseTtl)))
            .Concat(configuration.RootAuthorities.SelectMany(root => Check(configuration, root)))
            .Concat(configuration.IntermediateAuthorities.SelectMany(authority => Check(configuration, authority)))
            .Concat(configuration.PkiRoles.SelectMany(role => Check(configuration, role)))
            .Concat(configuration.KubernetesAuthRoles
                .SelectMany(role => Positive($"kubernetesAuthRoles '{role.Name}' tokenTtl", role.TokenTtl)));

    private static IEnumerable<string> Check(VaultConfiguration configuration, RootAuthority root) =>
    [
        .. Key($"rootAuthorities '{root.IssuerName}'", root.KeyType, root.KeyBits, isRole: false),
        .. Positive($"rootAuthorities '{root.IssuerName}' lifetime", root.Lifetime),
        .. Within($"rootAuthorities '{root.IssuerName}' lifetime", root.Lifetime, MaxLeaseOf(configuration, root.Mount)),
    ];

    private static IEnumerable<string> Check(VaultConfiguration configuration, IntermediateAuthority authority)
    {
        var name = $"intermediateAuthorities '{authority.IssuerName}'";
        var root = configuration.RootAuthorities.FirstOrDefault(
            candidate => candidate.Mount == authority.SignedByMount && candidate.IssuerName == authority.SignedByIssuer);
        return
        [
            .. Key(name, authority.KeyType, authority.KeyBits, isRole: false),
            .. Positive($"{name} lifetime", authority.Lifetime),
            .. Within($"{name} lifetime", authority.Lifetime, root?.Lifetime),
            .. Within($"{name} lifetime", authority.Lifetime, MaxLeaseOf(configuration, authority.SignedByMount)),
            .. Within($"{name} renewBefore", authority.RenewBefore + TimeSpan.FromSeconds(1), authority.Lifetime),
            .. authority.Mount == authority.SignedByMount
                ? [$"{name} and the CA that signs it share the mount '{authority.Mount}'; give it one of its own"]
                : Enumerable.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Check(VaultConfiguration configuration, PkiRole role) =>
    [
        .. Key($"pkiRoles '{role.Name}'", role.KeyType, role.KeyBits, isRole: true),
        .. Positive($"pkiRoles '{role.Name}' ttl", role.Ttl),
        .. Within($"pkiRoles '{role.Name}' ttl", role.Ttl, role.MaxTtl),
        .. Within($"pkiRoles '{role.Name}' maxTtl", role.MaxTtl, MaxLeaseOf(configuration, role.Mount)),
        .. role.AllowedDomains.Count == 0
            ? [$"pkiRoles '{role.Name}' allows no domain; name one in allowedDomains"]
            : Enumerable.Empty<string>(),
    ];

    private static IEnumerable<string> Names(VaultConfiguration configuration) =>
        configuration.PkiMounts.Select(mount => ("pkiMounts path", mount.Path))
            .Concat(configuration.KeyValueMounts.Select(mount => ("keyValueMounts path", mount.Path)))
            .Concat(configuration.KubernetesAuthMethods.Select(method => ("kubernetesAuthMethods path", method.Path)))
            .Concat(configuration.RootAuthorities
                .SelectMany(root => new[] { ("rootAuthorities mount", root.Mount), ("rootAuthorities issuerName", root.IssuerName) }))
            .Concat(configuration.IntermediateAuthorities.SelectMany(authority => new[]
            {
                ("intermediateAuthorities mount", authority.Mount), ("intermediateAuthorities issuerName", authority.IssuerName),
                ("intermediateAuthorities signedByMount", authority.SignedByMount),
                ("intermediateAuthorities signedByIssuer", authority.SignedByIssuer),
            }))
            .Concat(configuration.PkiRoles.SelectMany(role => new[] { ("pkiRoles mount", role.Mount), ("pkiRoles name", role.Name) }))
            .Concat(configuration.Policies.Select(policy => ("policies name", policy.Name)))
            .Concat(configuration.KubernetesAuthRoles
                .SelectMany(role => new[] { ("kubernetesAuthRoles method", role.Method), ("kubernetesAuthRoles name", role.Name) }))
            .Concat(configuration.KeyValueSecrets.SelectMany(secret => new[] { ("keyValueSecrets mount", secret.Mount) }
                .Concat(secret.Path.Split('/').Select(part => ("keyValueSecrets path", part)))))
            .Where(name => !Name().IsMatch(name.Item2))
            .Select(name => $"{name.Item1} '{name.Item2}' is no name; use letters, digits, '-', '_' and '.'");

    private static IEnumerable<string> Twins(VaultConfiguration configuration) =>
        configuration.RootAuthorities.Select(root => (root.IssuerName, root.CommonName))
            .Concat(configuration.IntermediateAuthorities.Select(authority => (authority.IssuerName, authority.CommonName)))
            .GroupBy(authority => authority.CommonName)
            .Where(group => group.Count() > 1)
            .Select(group => $"the authorities {string.Join(" and ", group.Select(authority => $"'{authority.IssuerName}'"))} share the "
                + $"common name '{group.Key}'; give each its own")
            .Concat(configuration.RootAuthorities.Select(root => $"{root.Mount}/{root.IssuerName}")
                .Concat(configuration.IntermediateAuthorities.Select(authority => $"{authority.Mount}/{authority.IssuerName}"))
                .GroupBy(name => name)
                .Where(group => group.Count() > 1)
                .Select(group => $"the issuer '{group.Key}' is described twice; give each its own name"));

    private static TimeSpan? MaxLeaseOf(VaultConfiguration configuration, string mount) =>
        configuration.PkiMounts.FirstOrDefault(candidate => candidate.Path == mount)?.MaxLeaseTtl;

    private static IEnumerable<string> Key(string name, KeyType type, int bits, bool isRole)
    {
        if (type == KeyType.Any && !isRole)
        {
            yield return $"{name} needs a keyType of 'rsa' or 'ec'";
        }
        else if (!Keys.SizesOf(type).Contains(bits))
        {
            yield return $"{name} keyBits '{bits}' is no size of the key type '{Keys.TypeOf(type)}'; use "
                + $"{string.Join(", ", Keys.SizesOf(type))}";
        }
    }

    private static IEnumerable<string> Positive(string name, TimeSpan value) =>
        value < TimeSpan.FromSeconds(1) ? [$"{name} '{DurationConverter.Format(value)}' is too short; use a second or more"] : [];

    private static IEnumerable<string> Within(string name, TimeSpan value, TimeSpan? limit) =>
        limit is { } most && value > most
            ? [$"{name} '{DurationConverter.Format(value)}' is longer than the {DurationConverter.Format(most)} above it"]
            : [];

    // Also what keeps a name from reaching into another path of Vault's API.
    [GeneratedRegex(@"^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,126}[A-Za-z0-9_])?$")]
    private static partial Regex Name();
}
