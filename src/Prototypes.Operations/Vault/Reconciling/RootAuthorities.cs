using System.Text.Json.Nodes;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Root CAs: generated once per issuer name, never again.</summary>
internal static class RootAuthorities
{
    public static async Task EnsureAsync(Reconciliation run, RootAuthority root)
    {
        var issuers = await Issuer.ListAsync(run, root.Mount).ConfigureAwait(false);
        if (issuers.FirstOrDefault(issuer => issuer.Name == root.IssuerName) is { } existing)
        {
            Accept(run, root, existing);
            return;
        }

        if (issuers.FirstOrDefault(issuer => issuer.CommonName == root.CommonName) is { } twin)
        {
            throw new OperationException(
                $"'{root.Mount}' has a CA '{root.CommonName}' already, with the issuer name '{twin.Name}'. "
                + "Name that one, or give the new CA another common name, so that the two can be told apart.");
        }

        await run.WriteAsync(
            $"{root.Mount}/root/generate/internal",
            new JsonObject
            {
                ["issuer_name"] = root.IssuerName,
                ["key_name"] = root.IssuerName,
                ["common_name"] = root.CommonName,
                ["exclude_cn_from_sans"] = true,
                ["ttl"] = $"{Json.Seconds(root.Lifetime)}s",
                ["key_type"] = Keys.TypeOf(root.KeyType),
                ["key_bits"] = root.KeyBits,
            }).ConfigureAwait(false);
        run.Changed($"Generated the root CA {root.IssuerName} in {root.Mount}");
    }

    private static void Accept(Reconciliation run, RootAuthority root, Issuer existing)
    {
        if (existing.CommonName != root.CommonName)
        {
            throw new OperationException(
                $"The issuer '{root.IssuerName}' in '{root.Mount}' is the CA '{existing.CommonName}', not '{root.CommonName}'. A CA is "
                    + "never replaced: choose a new issuer name for a new one.");
        }

        if (existing.NotAfter <= run.Now)
        {
            throw new OperationException(
                $"The root CA '{root.IssuerName}' in '{root.Mount}' ended on {existing.NotAfter:yyyy-MM-dd}. Choose a new issuer name and "
                    + "a new common name, so that a new one is generated.");
        }
    }
}
