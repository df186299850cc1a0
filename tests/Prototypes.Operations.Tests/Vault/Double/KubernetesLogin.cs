using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>A service account's token, as the API server would attest it.</summary>
internal sealed record ServiceAccountToken(string Namespace, string Name, string Audience);

/// <summary>The login method kubernetes.</summary>
internal sealed class KubernetesLogin
{
    private readonly SortedDictionary<string, JsonObject> _roles = new(StringComparer.Ordinal);
    private JsonObject? _config;

    public JsonObject? Role(string name) => _roles.GetValueOrDefault(name);

    public Answer Configure(Call call, string path)
    {
        switch (path.Split('/'), call.Method)
        {
            case (["config"], "GET"):
                return _config is null ? Answer.NotFound : Answer.Data(_config.DeepClone().AsObject());
            case (["config"], "POST"):
                _config = Defaults(call.Body, new JsonObject
                {
                    ["kubernetes_host"] = "",
                    ["kubernetes_ca_cert"] = "",
                    ["pem_keys"] = new JsonArray(),
                    ["issuer"] = "",
                    ["disable_iss_validation"] = true,
                    ["disable_local_ca_jwt"] = false,
                    ["token_reviewer_jwt_set"] = false,
                });
                return Answer.NoContent;
            case (["role", var name], "GET"):
                return _roles.TryGetValue(name, out var role) ? Answer.Data(role.DeepClone().AsObject()) : Answer.NotFound;
            case (["role", var name], "POST"):
                _roles[name] = Defaults(call.Body, _roles.GetValueOrDefault(name) ?? new JsonObject
                {
                    ["bound_service_account_names"] = new JsonArray(),
                    ["bound_service_account_namespaces"] = new JsonArray(),
                    ["audience"] = "",
                    ["alias_name_source"] = "serviceaccount_uid",
                    ["token_policies"] = new JsonArray(),
                    ["token_no_default_policy"] = false,
                    ["token_ttl"] = 0,
                    ["token_max_ttl"] = 0,
                    ["token_num_uses"] = 0,
                    ["token_period"] = 0,
                    ["token_type"] = "default",
                });
                return Answer.NoContent;
            case (["role", var name], "DELETE"):
                _roles.Remove(name);
                return Answer.NoContent;
            default:
                return Answer.Error(404, "unsupported path");
        }
    }

    public Answer Login(JsonObject body, Func<string, ServiceAccountToken?> review, Func<IReadOnlyList<string>, TimeSpan, string> issue)
    {
        if (_config is null || !_config["kubernetes_host"]!.ToString().StartsWith("https://", StringComparison.Ordinal))
        {
            return Answer.Error(500, "could not load backend configuration");
        }

        if (!_roles.TryGetValue(body["role"]?.ToString() ?? "", out var role))
        {
            return Answer.Error(400, $"invalid role name \"{body["role"]}\"");
        }

        var account = review(body["jwt"]?.ToString() ?? "");
        if (account is null || (role["audience"]!.ToString() is { Length: > 0 } audience && audience != account.Audience))
        {
            return Answer.Error(403, "permission denied");
        }

        if (!Strings(role, "bound_service_account_namespaces").Contains(account.Namespace))
        {
            return Answer.Error(403, "namespace not authorized");
        }

        if (!Strings(role, "bound_service_account_names").Contains(account.Name))
        {
            return Answer.Error(403, "service account name not authorized");
        }

        var policies = Strings(role, "token_policies").Concat(role["token_no_default_policy"]!.GetValue<bool>() ? [] : ["default"]).ToList();
        var ttl = TimeSpan.FromSeconds(long.Parse(role["token_ttl"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture));
        return new Answer(200, new JsonObject
        {
            ["auth"] = new JsonObject
            {
                ["client_token"] = issue(policies, ttl),
                ["policies"] = new JsonArray([.. policies.Select(policy => (JsonNode)policy)]),
                ["lease_duration"] = (long)ttl.TotalSeconds,
            },
        });
    }

    public string Describe() =>
        $"  config {_config?.ToJsonString()}\n{string.Join('\n', _roles.Select(role => $"  role {role.Key} {role.Value.ToJsonString()}"))}";

    private static IEnumerable<string> Strings(JsonObject role, string name) => role[name]!.AsArray().Select(value => value!.ToString());

    private static JsonObject Defaults(JsonObject given, JsonObject defaults)
    {
        var merged = defaults.DeepClone().AsObject();
        foreach (var (name, value) in given)
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }
}
