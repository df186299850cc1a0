using System.Text.Json.Nodes;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Vault.Reconciling;

/// <summary>Roles, policies and values. Each is written whole, so that what was changed by hand is put right.</summary>
internal static class Access
{
    public static string PathOf(PkiRole role) => $"{role.Mount}/roles/{role.Name}";

    public static string PathOf(AclPolicy policy) => $"sys/policies/acl/{policy.Name}";

    public static string PathOf(KubernetesAuthRole role) => $"auth/{role.Method}/role/{role.Name}";

    public static Task EnsureAsync(Reconciliation run, PkiRole role) => run.EnsureAsync(
        PathOf(role),
        new JsonObject
        {
            // The default issuer: a renewed intermediate takes over without a change here.
            ["issuer_ref"] = "default",
            ["ttl"] = Json.Seconds(role.Ttl),
            ["max_ttl"] = Json.Seconds(role.MaxTtl),
            ["allowed_domains"] = Json.List(role.AllowedDomains),
            ["allow_bare_domains"] = role.AllowBareDomains,
            ["allow_subdomains"] = role.AllowSubdomains,
            ["allow_wildcard_certificates"] = role.AllowWildcardCertificates,
            ["allow_localhost"] = role.AllowLocalhost,
            ["allow_ip_sans"] = role.AllowIpSans,
            ["require_cn"] = role.RequireCommonName,
            ["key_type"] = Keys.TypeOf(role.KeyType),
            ["key_bits"] = role.KeyBits,
            ["server_flag"] = role.ServerFlag,
            ["client_flag"] = role.ClientFlag,
            // From here on: what would widen the role if somebody set it.
            ["allow_any_name"] = false,
            ["allow_glob_domains"] = false,
            ["allow_token_displayname"] = false,
            ["allowed_domains_template"] = false,
            ["allowed_uri_sans"] = Json.List(),
            ["allowed_other_sans"] = Json.List(),
            ["enforce_hostnames"] = true,
            ["cn_validations"] = Json.List("email", "hostname"),
            ["code_signing_flag"] = false,
            ["email_protection_flag"] = false,
            ["key_usage"] = Json.List("DigitalSignature", "KeyAgreement", "KeyEncipherment"),
            ["ext_key_usage"] = Json.List(),
            ["ext_key_usage_oids"] = Json.List(),
        });

    public static Task EnsureAsync(Reconciliation run, AclPolicy policy) =>
        run.EnsureAsync(PathOf(policy), new JsonObject { ["policy"] = policy.ToHcl() });

    public static Task EnsureAsync(Reconciliation run, KubernetesAuthRole role) => run.EnsureAsync(
        PathOf(role),
        new JsonObject
        {
            ["bound_service_account_names"] = Json.List(role.ServiceAccount),
            ["bound_service_account_namespaces"] = Json.List(role.Namespace),
            ["audience"] = role.Audience,
            ["token_policies"] = Json.List(role.Policies),
            ["token_no_default_policy"] = !role.Policies.Contains("default"),
            ["token_ttl"] = Json.Seconds(role.TokenTtl),
            ["token_max_ttl"] = Json.Seconds(role.TokenTtl),
        });

    public static async Task EnsureAsync(Reconciliation run, KeyValueSecret secret)
    {
        var path = $"{secret.Mount}/data/{secret.Path}";
        var actual = (await run.ReadAsync(path).ConfigureAwait(false))?["data"] as JsonObject;
        var desired = new JsonObject(secret.Values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value)));
        if (!JsonNode.DeepEquals(desired, actual))
        {
            await run.WriteAsync(path, new JsonObject { ["data"] = desired }, secret: true).ConfigureAwait(false);
            run.Changed($"{(actual is null ? "Wrote" : "Changed")} {secret.Mount}/{secret.Path}");
        }
    }
}
