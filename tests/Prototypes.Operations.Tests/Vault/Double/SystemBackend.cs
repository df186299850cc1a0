using System.Globalization;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>The paths that need a token: mounts, policies, tokens, and what is mounted.</summary>
internal sealed class SystemBackend(Storage storage, Func<DateTimeOffset> now)
{
    public Answer Handle(Call call)
    {
        if (call is { Path: var login, Method: "POST" } && login.StartsWith("auth/", StringComparison.Ordinal) && login.EndsWith("/login", StringComparison.Ordinal))
        {
            return storage.Logins.TryGetValue(login["auth/".Length..^"/login".Length], out var method)
                ? method.Login(call.Body, token => Reviews.GetValueOrDefault(token), Issue)
                : Answer.Error(403, "permission denied");
        }

        if (call.Token is null || !storage.Tokens.TryGetValue(call.Token, out var bearer) || bearer.Ends <= now())
        {
            return Answer.Error(403, "permission denied");
        }

        var policies = bearer.Policies.Where(storage.Policies.ContainsKey).Select(name => storage.Policies[name]);
        if (!bearer.Policies.Contains("root") && !AccessRules.Allows(policies, call.Path, Capability(call)))
        {
            return Answer.Error(403, "1 error occurred:\n\t* permission denied\n\n");
        }

        return Route(call);
    }

    /// <summary>The tokens that the API server attests.</summary>
    public Dictionary<string, ServiceAccountToken> Reviews { get; } = [];

    private static string Capability(Call call) => call.Method switch
    {
        "GET" => call.IsList ? "list" : "read",
        "DELETE" => "delete",
        _ => "update",
    };

    private string Issue(IReadOnlyList<string> policies, TimeSpan ttl)
    {
        var token = "hvs." + Guid.NewGuid().ToString("N");
        storage.Tokens[token] = new Token(policies, now() + ttl);
        return token;
    }

    private Answer Route(Call call)
    {
        switch (call.Path.Split('/'), call.Method)
        {
            case (["auth", "token", "lookup-self"], "GET"):
                return Answer.Data(new JsonObject { ["policies"] = new JsonArray([.. storage.Tokens[call.Token!].Policies.Select(policy => (JsonNode)policy)]) });
            case (["auth", "token", "revoke-self"], "POST"):
                storage.Tokens.Remove(call.Token!);
                return Answer.NoContent;
            case (["sys", "storage", "raft", "configuration"], "GET"):
                return RaftConfiguration();
            case (["sys", "mounts"], "GET"):
                return Answer.Data(new JsonObject(storage.Mounts.Select(mount => KeyValuePair.Create($"{mount.Key}/", (JsonNode?)Describe(mount.Value)))));
            case (["sys", "auth"], "GET"):
                return Answer.Data(new JsonObject(storage.Logins.Select(login => KeyValuePair.Create($"{login.Key}/", (JsonNode?)new JsonObject { ["type"] = "kubernetes" }))));
            case (["sys", "mounts", .. var path, "tune"], "POST"):
                ((PkiEngine)storage.Mounts[string.Join('/', path)]).MaxLease = Seconds(call.Body["max_lease_ttl"]!);
                return Answer.NoContent;
            case (["sys", "mounts", .. var path], "POST"):
                return storage.Mounts.TryAdd(string.Join('/', path), Create(call.Body)) ? Answer.NoContent : Answer.Error(400, $"path is already in use at {string.Join('/', path)}/");
            case (["sys", "auth", .. var path], "POST"):
                return storage.Logins.TryAdd(string.Join('/', path), new KubernetesLogin()) ? Answer.NoContent : Answer.Error(400, $"path is already in use at {string.Join('/', path)}/");
            case (["sys", "policies", "acl", var name], "GET"):
                return storage.Policies.TryGetValue(name, out var policy) ? Answer.Data(new JsonObject { ["name"] = name, ["policy"] = policy }) : Answer.NotFound;
            case (["sys", "policies", "acl", var name], "POST"):
                storage.Policies[name] = call.Body["policy"]!.ToString();
                return Answer.NoContent;
            case (["sys", "policies", "acl", var name], "DELETE"):
                storage.Policies.Remove(name);
                return Answer.NoContent;
            case (["auth", var method, ..], _) when storage.Logins.TryGetValue(method, out var login):
                return login.Configure(call, call.Path[$"auth/{method}/".Length..]);
            default:
                var mount = storage.Mounts.Keys.FirstOrDefault(key => call.Path.StartsWith($"{key}/", StringComparison.Ordinal));
                return mount is null ? Answer.Error(404, $"no handler for route \"{call.Path}\". route entry not "
                    + "found.") : storage.Mounts[mount] switch
                    {
                        PkiEngine pki => pki.Handle(call, call.Path[(mount.Length + 1)..], now()),
                        KeyValueEngine kv => kv.Handle(call, call.Path[(mount.Length + 1)..]),
                        _ => throw new InvalidOperationException(mount),
                    };
        }
    }

    private Answer RaftConfiguration()
    {
        var servers = new JsonArray();
        foreach (var (peer, looks) in storage.Peers.ToList())
        {
            servers.Add((JsonNode)new JsonObject { ["node_id"] = peer, ["address"] = $"{peer}.vault-internal:8201", ["voter"] = looks == 0 });
            storage.Peers[peer] = Math.Max(0, looks - 1);
        }

        return Answer.Data(new JsonObject { ["config"] = new JsonObject { ["servers"] = servers } });
    }

    private static object Create(JsonObject body) => body["type"]!.ToString() switch
    {
        "pki" => new PkiEngine(body["config"]?["max_lease_ttl"] is { } ttl ? Seconds(ttl) : TimeSpan.FromHours(768)),
        "kv" => new KeyValueEngine(),
        var other => throw new InvalidOperationException(other),
    };

    private static JsonObject Describe(object mount) => mount switch
    {
        PkiEngine pki => new JsonObject { ["type"] = "pki", ["config"] = new JsonObject { ["max_lease_ttl"] = (long)pki.MaxLease.TotalSeconds }, ["options"] = null },
        _ => new JsonObject { ["type"] = "kv", ["config"] = new JsonObject { ["max_lease_ttl"] = 0 }, ["options"] = new JsonObject { ["version"] = "2" } },
    };

    private static TimeSpan Seconds(JsonNode ttl) => TimeSpan.FromSeconds(long.Parse(ttl.ToString().TrimEnd('s'), CultureInfo.InvariantCulture));
}
