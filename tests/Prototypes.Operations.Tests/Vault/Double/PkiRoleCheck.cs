using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>The names that a certificate is asked for.</summary>
internal sealed record RequestedNames(string? CommonName, IReadOnlyList<string> Dns, IReadOnlyList<IPAddress> Addresses);

/// <summary>Decides whether a role admits a request, in the words that Vault refuses with.</summary>
internal static partial class PkiRoleCheck
{
    public static readonly JsonObject Defaults = JsonNode.Parse(
        """
        { "issuer_ref": "default", "ttl": 0, "max_ttl": 0, "allow_localhost": true, "allowed_domains": [], "allowed_domains_template": false,
          "allow_bare_domains": false, "allow_token_displayname": false, "allow_subdomains": false, "allow_glob_domains": false,
          "allow_wildcard_certificates": true, "allow_any_name": false, "enforce_hostnames": true, "allow_ip_sans": true, "allowed_uri_sans": [],
          "allowed_other_sans": [], "server_flag": true, "client_flag": true, "code_signing_flag": false, "email_protection_flag": false,
          "key_type": "rsa", "key_bits": 2048, "key_usage": ["DigitalSignature", "KeyAgreement", "KeyEncipherment"], "ext_key_usage": [],
          "ext_key_usage_oids": [], "use_csr_common_name": true, "use_csr_sans": true, "require_cn": true, "cn_validations": ["email", "hostname"],
          "generate_lease": false, "no_store": false, "not_before_duration": 30 }
        """)!.AsObject();

    /// <summary>The reason to refuse; null if there is none.</summary>
    public static string? FindRefusal(JsonObject role, RequestedNames names, (string Type, int Bits) key)
    {
        var type = role["key_type"]!.ToString();
        if (type != "any" && type != key.Type)
        {
            return $"role requires keys of type {type}";
        }

        var bits = int.Parse(role["key_bits"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture);
        if (key.Bits < bits)
        {
            return $"role requires a minimum of a {bits}-bit key, but CSR's key is {key.Bits} bits";
        }

        if (string.IsNullOrEmpty(names.CommonName) && Flag(role, "require_cn"))
        {
            return "the common_name field is required, or must be provided in a CSR with \"use_csr_common_name\" set to true, unless "
                + "\"require_cn\" is set to false";
        }

        if (!string.IsNullOrEmpty(names.CommonName) && !Admits(role, names.CommonName))
        {
            return $"common name {names.CommonName} not allowed by this role";
        }

        if (names.Dns.FirstOrDefault(name => !Admits(role, name)) is { } refused)
        {
            return $"subject alternate name {refused} not allowed by this role";
        }

        return names.Addresses.Count > 0 && !Flag(role, "allow_ip_sans")
            ? $"IP Subject Alternative Names are not allowed in this role, but was provided {names.Addresses[0]}"
            : null;
    }

    private static bool Admits(JsonObject role, string name)
    {
        var wildcard = name.StartsWith("*.", StringComparison.Ordinal);
        var plain = wildcard ? name[2..] : name;
        if ((wildcard && !Flag(role, "allow_wildcard_certificates")) || (Flag(role, "enforce_hostnames") && !HostName().IsMatch(plain)))
        {
            return false;
        }

        return Flag(role, "allow_any_name")
            || (Flag(role, "allow_localhost") && name is "localhost" or "localdomain")
            || role["allowed_domains"]!.AsArray().Select(domain => domain!.ToString()).Any(domain =>
                (Flag(role, "allow_bare_domains") && !wildcard && plain == domain)
                || (Flag(role, "allow_subdomains") && (plain.EndsWith($".{domain}", StringComparison.Ordinal) || (wildcard && plain == domain))));
    }

    private static bool Flag(JsonObject role, string name) => role[name]!.GetValue<bool>();

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$")]
    private static partial Regex HostName();
}
