using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>A CA that a PKI engine holds, with or without its key.</summary>
internal sealed record Issuer(string Id, string Name, string KeyId, string Pem, X509Certificate2 Certificate)
{
    public string CommonName => Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    public DateTimeOffset NotAfter => Certificate.NotAfter.ToUniversalTime();

    /// <summary>Reads every issuer of a mount.</summary>
    public static async Task<IReadOnlyList<Issuer>> ListAsync(Reconciliation run, string mount)
    {
        List<Issuer> issuers = [];
        // Asked by id: Vault answers an unknown name with an internal error.
        foreach (var id in (await run.ListAsync($"{mount}/issuers").ConfigureAwait(false)).Keys)
        {
            if (await run.ReadAsync($"{mount}/issuer/{id}").ConfigureAwait(false) is { } data)
            {
                var pem = Text(data, "certificate").Trim() + "\n";
                issuers.Add(new Issuer(id, Text(data, "issuer_name"), Text(data, "key_id"), pem, X509Certificate2.CreateFromPem(pem)));
            }
        }

        return issuers;
    }

    /// <summary>Makes an issuer the one that signs when a role does not name one.</summary>
    public static async Task EnsureDefaultAsync(Reconciliation run, string mount, string name)
    {
        var issuer = (await ListAsync(run, mount).ConfigureAwait(false)).First(candidate => candidate.Name == name);
        var current = await run.ReadAsync($"{mount}/config/issuers").ConfigureAwait(false);
        if (current?["default"]?.ToString() != issuer.Id)
        {
            await run.WriteAsync($"{mount}/config/issuers", new JsonObject { ["default"] = issuer.Id }).ConfigureAwait(false);
            run.Changed($"Made {name} the default issuer of {mount}");
        }
    }

    /// <summary>Whether another CA's key signed this one, whatever the date.</summary>
    public bool IsSignedBy(Issuer authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority.Certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(Certificate) && chain.ChainElements.Count == 2;
    }

    private static string Text(JsonObject data, string name) => data[name]?.ToString() ?? "";
}
