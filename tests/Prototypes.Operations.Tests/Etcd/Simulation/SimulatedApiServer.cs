using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using YamlDotNet.Serialization;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>Plays the kubelet, which restarts the API server when its manifest changes, and the API server, which reads and writes values
/// with the keys it has loaded.</summary>
internal sealed class SimulatedApiServer(SimulatedClock clock, SimulatedEtcd etcd, Func<string, string?> readFile)
{
    private const string Manifest = "/etc/kubernetes/manifests/kube-apiserver.yaml";
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReloadInterval = TimeSpan.FromMinutes(1);

    private string? _manifest;
    private Startup? _running;
    private TimeSpan _startAt;
    private TimeSpan _reloadAt;
    private int _reloadFailures;

    /// <summary>What becomes of the server when it starts with encryption; a test can make it fail.</summary>
    public bool FailsToStartWithEncryption { get; set; }

    /// <summary>What becomes of the server when it starts without encryption; a test can make it fail.</summary>
    public bool FailsToStartWithoutEncryption { get; set; }

    /// <summary>Whether the server is ready though it cannot read a value, as one is that has not listed it.</summary>
    public bool ServesUnreadable { get; set; }

    public bool RefusesReloads { get; set; }

    /// <summary>Changes whenever the server loads anything or stops.</summary>
    public object? Loaded => _running;

    public bool IsRunning => _running is not null;

    public string? LoadedHash => _running?.Hash;

    /// <summary>Lets what is due happen.</summary>
    public void Tick()
    {
        var manifest = readFile(Manifest)!;
        if (manifest != _manifest)
        {
            _manifest = manifest;
            _running = null;
            _startAt = clock.Now + StartTime;
        }

        if (_running is null && clock.Now >= _startAt)
        {
            Start();
        }

        while (_running is { Reloads: true } && clock.Now >= _reloadAt)
        {
            _reloadAt += ReloadInterval;
            Reload();
        }
    }

    /// <summary>What a restart of the node amounts to.</summary>
    public void Restart()
    {
        _manifest = readFile(Manifest)!;
        Start();
    }

    public void Write(string key, string content)
    {
        var resource = key.Split('/')[2];
        var transformer = _running!.TransformersOf(resource)[0];
        etcd.Put(key, transformer.Write(Encoding.UTF8.GetBytes($"k8s\0{content}"), etcd.Revision));
    }

    /// <summary>The empty patch: the value is written again exactly when it would be stored differently.</summary>
    public string? Rewrite(string key)
    {
        if (!etcd.Contains(key))
        {
            return "Error from server (NotFound): not found";
        }

        var transformers = _running!.TransformersOf(key.Split('/')[2]);
        if (Read(transformers, etcd.Get(key)) is not { } plaintext)
        {
            return "Error from server (InternalError): Internal error occurred: no matching key was found";
        }

        if (!transformers[0].Wrote(etcd.Get(key)))
        {
            etcd.Put(key, transformers[0].Write(plaintext, etcd.Revision));
        }

        return null;
    }

    public string? Read(string key) => _running is null ? null : Read(_running, key);

    /// <summary>The values that the server which runs cannot read; none while it restarts.</summary>
    public IReadOnlyList<string> UnreadableNow() => _running is null ? [] : Unreadable(_running);

    /// <summary>The values that a server started this moment could not read: all of them if it would not start.</summary>
    public IReadOnlyList<string> UnreadableAfterRestart(string? manifest = null, Func<string, string?>? files = null)
    {
        var startup = Startup.Load(manifest ?? readFile(Manifest)!, files ?? readFile);
        return startup is null ? [.. etcd.Values.Select(value => value.Key)] : Unreadable(startup);
    }

    public bool IsReady => _running is not null && (ServesUnreadable || Unreadable(_running).Count == 0);

    public string Checks => $"[+]ping ok\n{(_running is { Reloads: true } ? "[+]kms-providers ok\n" : "")}readyz check passed\n";

    public string Metrics => $"# TYPE apiserver_encryption_config_controller_last_config_info gauge\n"
        + (_running?.Hash is { } hash
            ? $"apiserver_encryption_config_controller_last_config_info{{apiserver_id_hash=\"sha256:00\",hash=\"{hash}\"}} 1\n" : "")
        + string.Create(CultureInfo.InvariantCulture, $"apiserver_encryption_config_controller_automatic_reloads_total{{status=\"failure\"}} {_reloadFailures}\n");

    private void Start()
    {
        var startup = Startup.Load(_manifest!, readFile);
        _running = startup is null || (startup.Hash is null ? FailsToStartWithoutEncryption : FailsToStartWithEncryption) ? null : startup;
        _startAt = clock.Now + StartTime;
        _reloadAt = clock.Now + ReloadInterval;
    }

    private void Reload()
    {
        if (!RefusesReloads && Startup.Load(_manifest!, readFile) is { } startup)
        {
            _running = startup;
        }
        else
        {
            _reloadFailures++;
        }
    }

    private List<string> Unreadable(Startup startup) =>
        [.. etcd.Values.Select(value => value.Key).Where(key => Read(startup, key) is null)];

    private string? Read(Startup startup, string key) =>
        Read(startup.TransformersOf(key.Split('/')[2]), etcd.Get(key)) is { } plaintext && plaintext.AsSpan().StartsWith("k8s\0"u8)
            ? Encoding.UTF8.GetString(plaintext.AsSpan(4)) : null;

    private static byte[]? Read(IReadOnlyList<Transformer> transformers, byte[] value) =>
        transformers.Select(transformer => transformer.Read(value)).FirstOrDefault(plaintext => plaintext is not null);

    /// <summary>What a server has loaded from its manifest and configuration.</summary>
    private sealed record Startup(string? Hash, bool Reloads, IReadOnlyList<string> Resources, IReadOnlyList<Transformer> Transformers)
    {
        private static readonly IReadOnlyList<Transformer> Plain = [new Transformer(null, [])];

        public IReadOnlyList<Transformer> TransformersOf(string resource) => Resources.Contains(resource) ? Transformers : Plain;

        private static readonly ConcurrentDictionary<string, object> Documents = new();

        public static Startup? Load(string manifest, Func<string, string?> readFile)
        {
            try
            {
                var spec = Map(Map(Parse(manifest))["spec"]);
                var container = Map(List(spec["containers"])[0]);
                var flags = List(container["command"]).Select(flag => ((string)flag).Split('=', 2)).Where(flag => flag.Length == 2)
                    .ToDictionary(flag => flag[0], flag => flag[1]);
                if (!flags.TryGetValue("--encryption-provider-config", out var file))
                {
                    return new Startup(null, false, [], Plain);
                }

                var mount = List(container["volumeMounts"]).Select(Map).First(mount => file.StartsWith($"{mount["mountPath"]}/", StringComparison.Ordinal));
                var volume = List(spec["volumes"]).Select(Map).Single(volume => Equals(volume["name"], mount["name"]));
                var hostPath = (string)Map(volume["hostPath"])["path"] + file[((string)mount["mountPath"]).Length..];
                var text = readFile(hostPath) ?? throw new IOException($"open {file}: no such file or directory");
                var entry = Map(List(Map(Parse(text))["resources"])[0]);
                return new Startup(
                    $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}",
                    flags.GetValueOrDefault("--encryption-provider-config-automatic-reload") == "true",
                    [.. List(entry["resources"]).Cast<string>()],
                    [.. List(entry["providers"]).Select(Map).SelectMany(provider => Transformer.Load(provider.Single()))]);
            }
            catch (Exception exception)
                when (exception is YamlDotNet.Core.YamlException or IOException or InvalidOperationException or InvalidCastException
                or KeyNotFoundException or FormatException)
            {
                return null;
            }
        }

        // The same few texts are looked at after every call.
        private static object Parse(string yaml) =>
            Documents.GetOrAdd(yaml, text => new DeserializerBuilder().Build().Deserialize<object>(text));

        private static Dictionary<object, object> Map(object node) => (Dictionary<object, object>)node;

        private static List<object> List(object node) => (List<object>)node;
    }

    /// <summary>One key of one provider, or plaintext. Stands in for all ciphers with AES-GCM, so that only the right bytes
    /// decrypt.</summary>
    private sealed record Transformer(string? Prefix, byte[] Secret)
    {
        private const int NonceSize = 12;
        private const int TagSize = 16;

        public static List<Transformer> Load(KeyValuePair<object, object> provider)
        {
            if ((string)provider.Key == "identity")
            {
                return [new Transformer(null, [])];
            }

            return ((List<object>)((Dictionary<object, object>)provider.Value)["keys"]).Cast<Dictionary<object, object>>().Select(key =>
            {
                var secret = Convert.FromBase64String((string)key["secret"]);
                return secret.Length == 32
                    ? new Transformer($"k8s:enc:{provider.Key}:v1:{key["name"]}:", secret)
                    : throw new InvalidOperationException($"secret is not of the expected length, got {secret.Length}, expected one of "
                        + "[32]");
            }).ToList();
        }

        public bool Wrote(byte[] value) => Prefix is null
            ? !value.AsSpan().StartsWith("k8s:enc:"u8)
            : value.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Prefix));

        public byte[] Write(byte[] plaintext, long revision)
        {
            if (Prefix is null)
            {
                return plaintext;
            }

            // Every run is the same run; no secret depends on these.
            var nonce = SHA256.HashData(BitConverter.GetBytes(revision))[..NonceSize];
            var tag = new byte[TagSize];
            var ciphertext = new byte[plaintext.Length];
            using var aes = new AesGcm(Secret, TagSize);
            aes.Encrypt(nonce, plaintext, ciphertext, tag);
            return [.. Encoding.ASCII.GetBytes(Prefix), .. nonce, .. tag, .. ciphertext];
        }

        public byte[]? Read(byte[] value)
        {
            if (!Wrote(value) || Prefix is null)
            {
                return Wrote(value) ? value : null;
            }

            var sealedValue = value.AsSpan(Prefix.Length);
            var plaintext = new byte[sealedValue.Length - NonceSize - TagSize];
            try
            {
                using var aes = new AesGcm(Secret, TagSize);
                aes.Decrypt(sealedValue[..NonceSize], sealedValue[(NonceSize + TagSize)..], sealedValue[NonceSize..(NonceSize + TagSize)], plaintext);
                return plaintext;
            }
            catch (AuthenticationTagMismatchException)
            {
                return null;
            }
        }
    }
}
