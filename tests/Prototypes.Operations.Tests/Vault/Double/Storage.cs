using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>What the replicas of an initialised Vault hold in common, encrypted or not.</summary>
internal sealed class Storage
{
    public Storage(int shares, int threshold)
    {
        Threshold = threshold;
        Shares = [.. Enumerable.Range(0, shares).Select(_ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(33)))];
        RootToken = "hvs." + Convert.ToHexString(RandomNumberGenerator.GetBytes(12));
        Tokens[RootToken] = new Token(["root"], DateTimeOffset.MaxValue);
    }

    public IReadOnlyList<string> Shares { get; }

    public int Threshold { get; }

    public string RootToken { get; }

    /// <summary>The Raft peers: whether each is a voter, and how many more looks at the configuration until it is.</summary>
    public Dictionary<string, int> Peers { get; } = [];

    public Dictionary<string, Token> Tokens { get; } = [];

    public Dictionary<string, string> Policies { get; } = [];

    public SortedDictionary<string, object> Mounts { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, KubernetesLogin> Logins { get; } = new(StringComparer.Ordinal);

    /// <summary>Everything that matters about the content, without what is random: equal texts mean equal content.</summary>
    public string Describe(DateTimeOffset now) => string.Join('\n',
    [
        .. Policies.OrderBy(policy => policy.Key, StringComparer.Ordinal).Select(policy => $"policy {policy.Key}: {policy.Value}"),
        .. Mounts.Select(mount => mount.Value switch
        {
            PkiEngine pki => $"pki {mount.Key}\n{pki.Describe(now)}",
            KeyValueEngine kv => $"kv {mount.Key}\n{kv.Describe()}",
            _ => throw new InvalidOperationException(mount.Key),
        }),
        .. Logins.Select(login => $"login {login.Key}\n{login.Value.Describe()}"),
    ]);
}

/// <summary>A token and what it may do until when.</summary>
internal sealed record Token(IReadOnlyList<string> Policies, DateTimeOffset Ends);

/// <summary>A key-value engine, version 2.</summary>
internal sealed class KeyValueEngine
{
    private readonly SortedDictionary<string, JsonObject> _values = new(StringComparer.Ordinal);

    // A new engine is upgraded in the background, and says so to the first who write.
    private int _upgrading = 1;

    public JsonObject? this[string path] => _values.GetValueOrDefault(path);

    public int Writes { get; private set; }

    public void Forget() => _values.Clear();

    public Answer Handle(Call call, string path)
    {
        if (_upgrading > 0 && !call.IsRead)
        {
            _upgrading--;
            return Answer.Error(400, "Upgrading from non-versioned to versioned data. This backend will be unavailable for a brief period "
                + "and will resume service shortly.");
        }

        var (kind, rest) = path.Split('/', 2) is [var first, var second] ? (first, second) : (path, "");
        switch (kind, call.Method)
        {
            case ("data", "GET"):
                return _values.TryGetValue(rest, out var found) ? Answer.Data(new JsonObject { ["data"] = found.DeepClone(), ["metadata"] = new JsonObject() }) : Answer.NotFound;
            case ("data", "POST"):
                _values[rest] = call.Body["data"]!.DeepClone().AsObject();
                Writes++;
                return Answer.Data(new JsonObject { ["version"] = Writes });
            case ("metadata", "GET"):
                return _values.ContainsKey(rest) ? Answer.Data(new JsonObject { ["current_version"] = 1 }) : Answer.NotFound;
            case ("metadata", "DELETE"):
                _values.Remove(rest);
                return Answer.NoContent;
            default:
                return Answer.Error(404, "unsupported path");
        }
    }

    public string Describe() => string.Join('\n', _values.Select(value => $"  {value.Key} = {value.Value.ToJsonString()}"));
}
