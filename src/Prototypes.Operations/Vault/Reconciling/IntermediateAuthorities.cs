using System.Text.Json.Nodes;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>
/// Intermediate CAs. Every step looks first whether it has been done, so that a run that was interrupted between two of them
/// is taken up where it ended: with the key that exists, or the certificate that was imported without being named.
/// </summary>
internal static class IntermediateAuthorities
{
    public static async Task EnsureAsync(Reconciliation run, IntermediateAuthority wanted)
    {
        var authorities = await Issuer.ListAsync(run, wanted.SignedByMount).ConfigureAwait(false);
        var root = authorities.FirstOrDefault(issuer => issuer.Name == wanted.SignedByIssuer)
            ?? throw new OperationException(
                $"The intermediate '{wanted.IssuerName}' is to be signed by '{wanted.SignedByIssuer}' in '{wanted.SignedByMount}', which "
                    + "has no such issuer. Add it to the rootAuthorities.");
        var issuers = await Issuer.ListAsync(run, wanted.Mount).ConfigureAwait(false);
        var current = FindCurrent(run, wanted, root, issuers);
        if (current is null)
        {
            await SignAsync(run, wanted, root, issuers).ConfigureAwait(false);
            issuers = await Issuer.ListAsync(run, wanted.Mount).ConfigureAwait(false);
            current = FindCurrent(run, wanted, root, issuers)
                ?? throw new OperationException($"Vault signed the intermediate '{wanted.IssuerName}' otherwise than it was told. Check "
                    + $"the CA '{wanted.SignedByIssuer}' in '{wanted.SignedByMount}'.");
        }

        if (current.Name != wanted.IssuerName)
        {
            await NameAsync(run, wanted, current, issuers).ConfigureAwait(false);
        }
    }

    private static Issuer? FindCurrent(Reconciliation run, IntermediateAuthority wanted, Issuer root, IReadOnlyList<Issuer> issuers) =>
        issuers
            .Where(issuer => issuer.KeyId.Length > 0 && issuer.CommonName == wanted.CommonName)
            .Where(issuer => issuer.NotAfter - run.Now > wanted.RenewBefore && issuer.IsSignedBy(root))
            .MaxBy(issuer => issuer.NotAfter);

    private static async Task SignAsync(Reconciliation run, IntermediateAuthority wanted, Issuer root, IReadOnlyList<Issuer> issuers)
    {
        // A CA must not outlive the one above it, or chains break before their end.
        var remaining = root.NotAfter - run.Now - TimeSpan.FromMinutes(1);
        var lifetime = remaining < wanted.Lifetime ? remaining : wanted.Lifetime;
        if (lifetime <= wanted.RenewBefore)
        {
            throw new OperationException(
                $"The root CA '{root.Name}' ends on {root.NotAfter:yyyy-MM-dd}, too soon to sign '{wanted.IssuerName}' for longer than its "
                    + "renewBefore. Name a new root CA.");
        }

        var certificate = await run.WriteAsync(
            $"{wanted.SignedByMount}/issuer/{wanted.SignedByIssuer}/sign-intermediate",
            new JsonObject
            {
                ["csr"] = await RequestAsync(run, wanted, issuers).ConfigureAwait(false),
                ["common_name"] = wanted.CommonName,
                ["exclude_cn_from_sans"] = true,
                ["ttl"] = $"{Json.Seconds(lifetime)}s",
                ["max_path_length"] = wanted.MaxPathLength,
                ["format"] = "pem_bundle",
            }).ConfigureAwait(false);

        // The bundle ends with the root, so that clients get the whole chain.
        var bundle = new JsonObject { ["certificate"] = certificate["certificate"]?.ToString() };
        await run.WriteAsync($"{wanted.Mount}/intermediate/set-signed", bundle).ConfigureAwait(false);
        run.Changed($"Signed the intermediate CA {wanted.IssuerName} in {wanted.Mount} by {wanted.SignedByIssuer}");
    }

    private static async Task<string?> RequestAsync(Reconciliation run, IntermediateAuthority wanted, IReadOnlyList<Issuer> issuers)
    {
        var keys = await run.ListAsync($"{wanted.Mount}/keys").ConfigureAwait(false);
        var key = issuers.FirstOrDefault(issuer => issuer.Name == wanted.IssuerName)?.KeyId
            ?? keys.FirstOrDefault(entry => entry.Value["key_name"]?.ToString() == wanted.IssuerName).Key;
        var request = new JsonObject { ["common_name"] = wanted.CommonName, ["exclude_cn_from_sans"] = true };
        if (string.IsNullOrEmpty(key))
        {
            request["key_name"] = wanted.IssuerName;
            request["key_type"] = Keys.TypeOf(wanted.KeyType);
            request["key_bits"] = wanted.KeyBits;
        }
        else
        {
            request["key_ref"] = key;
        }

        var kind = string.IsNullOrEmpty(key) ? "internal" : "existing";
        var answer = await run.WriteAsync($"{wanted.Mount}/intermediate/generate/{kind}", request).ConfigureAwait(false);
        return answer["csr"]?.ToString();
    }

    private static async Task NameAsync(Reconciliation run, IntermediateAuthority wanted, Issuer current, IReadOnlyList<Issuer> issuers)
    {
        if (issuers.FirstOrDefault(issuer => issuer.Name == wanted.IssuerName) is { } predecessor)
        {
            // Certificates that it signed are still in use: it steps aside and stays.
            var aside = $"{wanted.IssuerName}-{predecessor.Certificate.Thumbprint[..8].ToLowerInvariant()}";
            await run.WriteAsync($"{wanted.Mount}/issuer/{predecessor.Id}", new JsonObject { ["issuer_name"] = aside })
                .ConfigureAwait(false);
            run.Changed($"Renamed the former {wanted.IssuerName} in {wanted.Mount} to {aside}");
        }

        await run.WriteAsync($"{wanted.Mount}/issuer/{current.Id}", new JsonObject { ["issuer_name"] = wanted.IssuerName })
            .ConfigureAwait(false);
        run.Changed($"Named the intermediate CA {wanted.IssuerName} in {wanted.Mount}");
    }
}
