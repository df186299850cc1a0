using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>A PKI engine that really signs.</summary>
internal sealed class PkiEngine(TimeSpan maxLease)
{
    private static readonly TimeSpan DefaultLease = TimeSpan.FromHours(768);

    private readonly Dictionary<string, (string Name, AsymmetricAlgorithm Key)> _keys = [];
    private readonly Dictionary<string, PkiIssuer> _issuers = [];
    private readonly SortedDictionary<string, JsonObject> _roles = new(StringComparer.Ordinal);
    private JsonObject _urls = new() { ["issuing_certificates"] = new JsonArray(), ["crl_distribution_points"] = new JsonArray(), ["ocsp_servers"] = new JsonArray() };
    private string _default = "";

    public TimeSpan MaxLease { get; set; } = maxLease;

    public JsonObject? Role(string name) => _roles.GetValueOrDefault(name);

    public Answer Handle(Call call, string path, DateTimeOffset now)
    {
        var body = call.Body;
        switch (path.Split('/'), call.Method)
        {
            case (["issuers"], "GET"):
                return Answer.List(_issuers.Select(entry => KeyValuePair.Create(entry.Key, new JsonObject
                {
                    ["issuer_name"] = entry.Value.Name,
                    ["serial_number"] = entry.Value.Certificate.SerialNumber,
                    ["is_default"] = entry.Key == _default,
                })));
            case (["keys"], "GET"):
                return Answer.List(_keys.Select(entry => KeyValuePair.Create(entry.Key, new JsonObject { ["key_name"] = entry.Value.Name })));
            case (["config", "issuers"], "GET"):
                return Answer.Data(new JsonObject { ["default"] = _default, ["default_follows_latest_issuer"] = false });
            case (["config", "issuers"], "POST"):
                return Find(body["default"]!.ToString()) is { } chosen ? SetDefault(chosen) : UnknownIssuer(body["default"]!.ToString());
            case (["config", "urls"], "GET"):
                return Answer.Data(_urls.DeepClone().AsObject());
            case (["config", "urls"], "POST"):
                _urls = Merge(_urls, body);
                return Answer.Data(_urls.DeepClone().AsObject());
            case (["roles", var name], "GET"):
                return _roles.TryGetValue(name, out var role) ? Answer.Data(role.DeepClone().AsObject()) : Answer.NotFound;
            case (["roles", var name], "POST"):
                _roles[name] = Merge(PkiRoleCheck.Defaults, body);
                return Answer.Data(_roles[name].DeepClone().AsObject());
            case (["roles", var name], "DELETE"):
                _roles.Remove(name);
                return Answer.NoContent;
            case (["issuer", var reference], "GET"):
                return Find(reference) is { } found ? Answer.Data(Describe(found)) : UnknownIssuer(reference);
            case (["issuer", var reference], "POST"):
                return Find(reference) is { } renamed ? Rename(renamed, body["issuer_name"]?.ToString() ?? "") : UnknownIssuer(reference);
            case (["root", "generate", "internal"], "POST"):
                return GenerateRoot(body, now);
            case (["intermediate", "generate", var kind], "POST"):
                return GenerateRequest(body, kind);
            case (["intermediate", "set-signed"], "POST"):
                return Import(body["certificate"]!.ToString());
            case (["issuer", var reference, "sign-intermediate"], "POST"):
                return Find(reference) is { } authority ? SignIntermediate(body, authority, now) : UnknownIssuer(reference);
            case (["sign", var name], "POST"):
                return _roles.TryGetValue(name, out var signing) ? Sign(signing, body, now) : Answer.Error(400, $"unknown role: {name}");
            case (["issue", var name], "POST"):
                return _roles.TryGetValue(name, out var issuing) ? Issue(issuing, body, now) : Answer.Error(400, $"unknown role: {name}");
            default:
                return Answer.Error(404, "unsupported path");
        }
    }

    public string Describe(DateTimeOffset now) => string.Join('\n',
    [
        $"  max lease {MaxLease}, {_keys.Count} keys: "
            + $"{string.Join(", ", _keys.Values.Select(key => key.Name).Order(StringComparer.Ordinal))}, urls {_urls.ToJsonString()}",
        .. _issuers.Values.Select(issuer =>
            $"  issuer {issuer.Name} {issuer.Certificate.Subject} by {issuer.Certificate.Issuer}, key "
                + $"{(issuer.KeyId.Length > 0 ? _keys[issuer.KeyId].Name : "none")}, "
            + $"{Math.Round((issuer.Certificate.NotAfter.ToUniversalTime() - now.UtcDateTime).TotalHours)} "
            + $"h{(issuer.Id == _default ? ", default" : "")}")
            .Order(StringComparer.Ordinal),
        .. _roles.Select(role => $"  role {role.Key} {role.Value.ToJsonString()}"),
    ]);

    private static Answer UnknownIssuer(string reference) => Answer.Error(500, "1 error occurred:\n\t* unable to find PKI issuer for "
        + $"reference: {reference}\n\n");

    private static JsonObject Merge(JsonObject defaults, JsonObject given)
    {
        var merged = defaults.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private static TimeSpan? Duration(JsonNode? node) => node?.ToString() switch
    {
        null or "" or "0" => null,
        var text when text.EndsWith('h') => TimeSpan.FromHours(int.Parse(text[..^1], CultureInfo.InvariantCulture)),
        var text => TimeSpan.FromSeconds(long.Parse(text.TrimEnd('s'), CultureInfo.InvariantCulture)),
    };

    private PkiIssuer? Find(string reference) =>
        reference == "default" ? _issuers.GetValueOrDefault(_default)
        : _issuers.GetValueOrDefault(reference) ?? _issuers.Values.FirstOrDefault(issuer => issuer.Name.Length > 0 && issuer.Name == reference);

    private Answer SetDefault(PkiIssuer issuer)
    {
        _default = issuer.Id;
        return Answer.Data(new JsonObject { ["default"] = _default });
    }

    private Answer Rename(PkiIssuer issuer, string name)
    {
        if (_issuers.Values.Any(other => other.Id != issuer.Id && other.Name == name && name.Length > 0))
        {
            return Answer.Error(400, "issuer name already in use");
        }

        _issuers[issuer.Id] = issuer with { Name = name };
        return Answer.Data(Describe(_issuers[issuer.Id]));
    }

    private JsonObject Describe(PkiIssuer issuer) => new()
    {
        ["issuer_id"] = issuer.Id,
        ["issuer_name"] = issuer.Name,
        ["key_id"] = issuer.KeyId,
        ["certificate"] = issuer.Certificate.ExportCertificatePem(),
        ["ca_chain"] = new JsonArray([.. ChainOf(issuer).Select(pem => (JsonNode)pem)]),
    };

    private Answer GenerateRoot(JsonObject body, DateTimeOffset now)
    {
        var name = body["issuer_name"]?.ToString() ?? "";
        if (name.Length > 0 && Find(name) is not null)
        {
            return Answer.Error(400, "issuer name already in use");
        }

        var key = PkiKeys.Generate(body["key_type"]?.ToString() ?? "rsa", body["key_bits"]?.GetValue<int>() ?? 0);
        var keyId = AddKey(body["key_name"]?.ToString() ?? "", key);
        var subject = new X500DistinguishedName($"CN={body["common_name"]}");
        var certificate = new PkiSigning(_urls).SignAuthority(PkiKeys.Request(subject, key), key, issuer: null, pathLength: null, now, Lifetime(body));
        var issuer = AddIssuer(name, certificate);
        return Answer.Data(new JsonObject { ["certificate"] = certificate.ExportCertificatePem(), ["issuer_id"] = issuer.Id, ["key_id"] = keyId, ["issuer_name"] = name });
    }

    private Answer GenerateRequest(JsonObject body, string kind)
    {
        var keyId = kind == "existing" ? body["key_ref"]!.ToString() : AddKey(
            body["key_name"]?.ToString() ?? "", PkiKeys.Generate(body["key_type"]?.ToString() ?? "rsa", body["key_bits"]?.GetValue<int>() ?? 0));
        if (!_keys.TryGetValue(keyId, out var key))
        {
            return Answer.Error(400, $"unable to find PKI key for reference: {keyId}");
        }

        var request = PkiKeys.Request(new X500DistinguishedName($"CN={body["common_name"]}"), key.Key);
        return Answer.Data(new JsonObject { ["csr"] = request.CreateSigningRequestPem(), ["key_id"] = keyId });
    }

    private Answer Import(string bundle)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(bundle);
        var imported = new JsonArray();
        foreach (var certificate in certificates.Where(certificate => !_issuers.Values.Any(issuer => issuer.Certificate.Equals(certificate))))
        {
            imported.Add((JsonNode)AddIssuer("", certificate).Id);
        }

        return Answer.Data(new JsonObject { ["imported_issuers"] = imported, ["imported_keys"] = null });
    }

    private Answer SignIntermediate(JsonObject body, PkiIssuer authority, DateTimeOffset now)
    {
        var request = CertificateRequest.LoadSigningRequestPem(body["csr"]!.ToString(), HashAlgorithmName.SHA256);
        var subject = new X500DistinguishedName($"CN={body["common_name"]}");
        var certificate = new PkiSigning(_urls).SignAuthority(
            new CertificateRequest(subject, request.PublicKey, HashAlgorithmName.SHA256), _keys[authority.KeyId].Key, authority.Certificate, body["max_path_length"]?.GetValue<int>(), now, Lifetime(body));
        var pem = certificate.ExportCertificatePem();
        var chain = ChainOf(authority);
        return Answer.Data(new JsonObject
        {
            ["certificate"] = body["format"]?.ToString() == "pem_bundle" ? string.Join('\n', [pem, .. chain]) : pem,
            ["issuing_ca"] = chain[0],
            ["ca_chain"] = new JsonArray([.. chain.Select(link => (JsonNode)link)]),
            ["serial_number"] = certificate.SerialNumber,
        });
    }

    private Answer Sign(JsonObject role, JsonObject body, DateTimeOffset now)
    {
        var request = CertificateRequest.LoadSigningRequestPem(
            body["csr"]!.ToString(), HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
        var inSubject = request.SubjectName.EnumerateRelativeDistinguishedNames().FirstOrDefault(part => part.GetSingleElementType().Value == "2.5.4.3")?.GetSingleElementValue();
        var alternatives = request.CertificateExtensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var names = new RequestedNames(inSubject ?? body["common_name"]?.ToString(), [.. alternatives?.EnumerateDnsNames() ?? []], [.. alternatives?.EnumerateIPAddresses() ?? []]);
        return Grant(role, body, names, request.PublicKey, now, privateKey: null);
    }

    private Answer Issue(JsonObject role, JsonObject body, DateTimeOffset now)
    {
        using var key = PkiKeys.Generate(role["key_type"]!.ToString(), int.Parse(role["key_bits"]!.ToString(), CultureInfo.InvariantCulture));
        var alternatives = (body["alt_names"]?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var common = body["common_name"]?.ToString();
        var addresses = (body["ip_sans"]?.ToString() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(IPAddress.Parse);
        var names = new RequestedNames(common, [.. (common is null ? alternatives : alternatives.Prepend(common)).Distinct()], [.. addresses]);
        return Grant(role, body, names, PkiKeys.Request(new X500DistinguishedName(""), key).PublicKey, now, key);
    }

    private Answer Grant(JsonObject role, JsonObject body, RequestedNames names, PublicKey publicKey, DateTimeOffset now, AsymmetricAlgorithm? privateKey)
    {
        if (PkiRoleCheck.FindRefusal(role, names, PkiKeys.Describe(publicKey)) is { } refusal)
        {
            return Answer.Error(400, refusal);
        }

        if (Find(role["issuer_ref"]!.ToString()) is not { KeyId.Length: > 0 } issuer)
        {
            return Answer.Error(500, "error fetching CA certificate: no issuer with a key");
        }

        var lifetime = Duration(body["ttl"]) ?? Duration(role["ttl"]) ?? DefaultLease;
        var most = Duration(role["max_ttl"]) is { } roleMost && roleMost < MaxLease ? roleMost : MaxLease;
        lifetime = lifetime < most ? lifetime : most;
        if (now + lifetime > issuer.Certificate.NotAfter)
        {
            return Answer.Error(400, $"cannot satisfy request, as TTL would result in notAfter of {now + lifetime:O} that is beyond the "
                + $"expiration of the CA certificate at {issuer.Certificate.NotAfter:O}");
        }

        var certificate = new PkiSigning(_urls).SignLeaf(role, names, publicKey, _keys[issuer.KeyId].Key, issuer.Certificate, now, lifetime);
        var answer = new JsonObject
        {
            ["certificate"] = certificate.ExportCertificatePem(),
            ["issuing_ca"] = issuer.Certificate.ExportCertificatePem(),
            ["ca_chain"] = new JsonArray([.. ChainOf(issuer).Select(link => (JsonNode)link)]),
            ["serial_number"] = certificate.SerialNumber,
        };
        if (privateKey is not null)
        {
            answer["private_key"] = privateKey.ExportPkcs8PrivateKeyPem();
        }

        return Answer.Data(answer);
    }

    private TimeSpan Lifetime(JsonObject body) => Duration(body["ttl"]) is { } asked ? (asked < MaxLease ? asked : MaxLease) : DefaultLease;

    private string AddKey(string name, AsymmetricAlgorithm key)
    {
        var id = Guid.NewGuid().ToString();
        _keys[id] = (name, key);
        return id;
    }

    private PkiIssuer AddIssuer(string name, X509Certificate2 certificate)
    {
        var key = _keys.FirstOrDefault(entry => PkiKeys.Matches(entry.Value.Key, certificate)).Key ?? "";
        var issuer = new PkiIssuer(Guid.NewGuid().ToString(), name, key, certificate);
        _issuers[issuer.Id] = issuer;
        // Without a default, the first issuer that can sign becomes it.
        _default = _default.Length == 0 && key.Length > 0 ? issuer.Id : _default;
        return issuer;
    }

    private List<string> ChainOf(PkiIssuer issuer)
    {
        List<string> chain = [issuer.Certificate.ExportCertificatePem()];
        for (var link = issuer.Certificate; link.Subject != link.Issuer;)
        {
            if (_issuers.Values.FirstOrDefault(candidate => candidate.Certificate.Subject == link.Issuer) is not { } parent)
            {
                break;
            }

            link = parent.Certificate;
            chain.Add(link.ExportCertificatePem());
        }

        return chain;
    }

    private sealed record PkiIssuer(string Id, string Name, string KeyId, X509Certificate2 Certificate);
}
