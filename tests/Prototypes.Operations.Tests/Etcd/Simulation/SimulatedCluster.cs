using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>A cluster behind docker, minikube and kubectl: a node, an API server, etcd and a workload that keeps writing Secrets. Notes
/// what becomes unreadable.</summary>
internal sealed class SimulatedCluster : IProcessRunner, IDisposable
{
    public const string Name = "learn06";
    public const string Canary = "supersecret";
    private const string ManifestFile = "/etc/kubernetes/manifests/kube-apiserver.yaml";

    // The workload writes a Secret now and then, at no fixed step of an operation.
    private const int PassesPerWrite = 7;

    private readonly string _host = Directory.CreateTempSubdirectory("etcd-encryption-").FullName;
    private readonly Dictionary<string, string> _expected = new(StringComparer.Ordinal);
    private int _passes;
    private object? _noted;

    public SimulatedCluster(NodeKind kind, string? manifest = null, int controlPlanes = 1)
    {
        Kind = kind;
        Server = new SimulatedApiServer(Clock, Etcd, ReadNodeFile);
        Options = new EtcdOptions
        {
            Kind = kind,
            Cluster = Name,
            PollInterval = TimeSpan.FromSeconds(20),
            Environment = new Dictionary<string, string> { ["MINIKUBE_HOME"] = _host },
        };
        ControlPlanes = controlPlanes;
        Node.Write("/etc/kubernetes/manifests/etcd.yaml", "kind: Pod\n");
        Node.Write(ManifestFile, manifest ?? Manifests.For(kind));
        if (kind == NodeKind.Minikube)
        {
            Remember(null);
        }

        Server.Restart();
        foreach (var key in new[] { "/registry/secrets/default/a-secret", "/registry/secrets/kube-system/token", "/registry/configmaps/default/settings" })
        {
            Put(key, $"{Canary} of {key}");
        }
    }

    public NodeKind Kind { get; }

    public SimulatedClock Clock { get; } = new();

    public SimulatedEtcd Etcd { get; } = new();

    public SimulatedNode Node { get; } = new();

    public SimulatedApiServer Server { get; }

    public EtcdOptions Options { get; init; }

    /// <summary>Whether somebody writes Secrets all the time.</summary>
    public bool HasWorkload { get; init; } = true;

    public int ControlPlanes { get; }

    public string State { get; set; } = "running";

    public string KubernetesVersion { get; init; } = "1.35.8";

    /// <summary>Another etcd than the simulated one to put the questions to.</summary>
    public Func<IReadOnlyList<string>, string?, ProcessResult>? RealEtcdctl { get; init; }

    /// <summary>The calls of tools so far, with what was given to them.</summary>
    public List<ProcessRequest> Calls { get; } = [];

    /// <summary>All that the tools have answered.</summary>
    public List<ProcessResult> Answers { get; } = [];

    /// <summary>The calls that changed something.</summary>
    public HashSet<int> Changes { get; } = [];

    /// <summary>What was unreadable, and when.</summary>
    public List<string> Unreadable { get; } = [];

    public string Manifest
    {
        get => Node.Read(ManifestFile)!;
        set => Node.Write(ManifestFile, value);
    }

    public string ConfigurationFile => Kind == NodeKind.Kind ? KindEncryption.NodeFile : MinikubeEncryption.NodeFile;

    /// <summary>The configuration as the node sees it.</summary>
    public string? Configuration => ReadNodeFile(ConfigurationFile);

    /// <summary>The folder of the host that the node mounts; null where the configuration is the node's own.</summary>
    public string? HostFolder { get; private set; }

    public string MinikubeHostFile => MinikubeEncryption.HostFile(_host);

    public string ProfileFile => Path.Combine(_host, ".minikube/profiles", Name, "config.json");

    /// <summary>Starts over as a cluster that encrypts already; like one that was created so when its configuration lies on the
    /// host.</summary>
    public void StartWith(EncryptionConfiguration configuration, bool created = false, bool rewritten = true)
    {
        if (created && Kind == NodeKind.Kind)
        {
            HostFolder = Path.Combine(_host, "mounted");
            WriteHostFile(Path.Combine(HostFolder, KindEncryption.FileName), configuration.Render());
        }
        else
        {
            Node.Write(ConfigurationFile, configuration.Render());
        }

        Manifest = ApiServerManifest.Parse(Manifest).WithEncryption(ConfigurationFile).Text;
        if (Kind == NodeKind.Minikube)
        {
            Remember(ConfigurationFile);
            if (created)
            {
                WriteHostFile(MinikubeHostFile, configuration.Render());
            }
        }

        Server.Restart();
        foreach (var key in Etcd.Values.Select(value => value.Key).Where(_ => rewritten).ToList())
        {
            Server.Rewrite(key);
        }
    }

    public void Put(string key, string content)
    {
        Server.Write(key, content);
        _expected[key] = content;
    }

    public void Delete(string key)
    {
        Etcd.Delete(key);
        _expected.Remove(key);
    }

    /// <summary>What happens when the machine is turned off and on: minikube makes the manifest anew, and copies its files.</summary>
    public void Reboot()
    {
        if (Kind == NodeKind.Minikube)
        {
            var (manifest, configuration) = AfterMinikubeStart();
            Manifest = manifest;
            Node.Write(ConfigurationFile, configuration);
        }

        Server.Restart();
        Note("after a reboot");
    }

    /// <summary>All by which two clusters differ that were treated differently.</summary>
    public string Snapshot() => string.Join('\n',
    [
        .. Node.Files.Select(file => $"{file.Key}\n{file.Value}"),
        .. HostFiles().Select(file => $"{Path.GetRelativePath(_host, file)} {Permissions.Of(file)}\n{File.ReadAllText(file)}"),
        $"loaded {Server.LoadedHash}",
        .. Etcd.Values.Select(value => $"{value.Key} {PrefixOf(value.Value)}"),
    ]);

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        Pass("before");
        var (files, revision) = (string.Concat(Node.Files), Etcd.Revision);
        var result = request.FileName switch
        {
            "docker" => Docker(request),
            "minikube" => Minikube(request),
            "kubectl" => Kubectl([.. request.Arguments.Skip(2)], request.StandardInput),
            _ => throw new OperationException($"'{request.FileName}' could not be started."),
        };
        if (files != string.Concat(Node.Files) || revision != Etcd.Revision)
        {
            Changes.Add(Calls.Count);
        }

        Calls.Add(request);
        Answers.Add(result);
        Pass("after");
        return Task.FromResult(result);
    }

    public IRunningProcess Start(ProcessRequest request) => throw new NotSupportedException();

    public void Dispose() => Directory.Delete(_host, recursive: true);

    /// <summary>What a stored value begins with, as a person would read it.</summary>
    public static string PrefixOf(byte[] value)
    {
        var text = Encoding.Latin1.GetString(value);
        return text.StartsWith("k8s:enc:", StringComparison.Ordinal) ? $"{string.Join(':', text.Split(':').Take(5))}:" : "plaintext";
    }

    private string? ReadNodeFile(string path)
    {
        if (HostFolder is null || !path.StartsWith($"{KindEncryption.NodeFolder}/", StringComparison.Ordinal))
        {
            return Node.Read(path);
        }

        var file = Path.Combine(HostFolder, path[(KindEncryption.NodeFolder.Length + 1)..]);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    private static void WriteHostFile(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        Permissions.MakeOwnerOnly(path);
    }

    private void Remember(string? file) => WriteHostFile(ProfileFile, new JsonObject
    {
        ["Name"] = Name,
        ["Driver"] = "docker",
        ["KubernetesConfig"] = new JsonObject
        {
            [nameof(KubernetesVersion)] = $"v{KubernetesVersion}",
            ["ExtraOptions"] = file is null ? null : new JsonArray(
                new JsonObject { ["Component"] = "apiserver", ["Key"] = "encryption-provider-config", ["Value"] = file },
                new JsonObject { ["Component"] = "apiserver", ["Key"] = "encryption-provider-config-automatic-reload", ["Value"] = "true" }),
            ["NodePort"] = 8443,
        },
        ["Nodes"] = new JsonArray([.. Enumerable.Range(0, ControlPlanes).Select(_ => new JsonObject { ["Name"] = "", ["ControlPlane"] = true })]),
    }.ToJsonString());

    private IEnumerable<string> HostFiles() =>
        Directory.EnumerateFiles(_host, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Time passes, the servers act, the workload writes, and everything has to be readable.</summary>
    private void Pass(string when)
    {
        Clock.Advance(TimeSpan.FromMilliseconds(500));
        Server.Tick();
        if (++_passes % PassesPerWrite == 0 && HasWorkload && Server.IsReady)
        {
            Put($"/registry/secrets/default/workload-{_passes / PassesPerWrite % 3}", $"{Canary} {_passes}");
        }

        Note($"{when} call {Calls.Count}");
    }

    private void Note(string when)
    {
        var stamp = (Etcd.Revision, Server.Loaded, string.Concat(Node.Files), string.Concat(HostFiles().Select(File.GetLastWriteTimeUtc)));
        if (stamp.Equals(_noted))
        {
            return;
        }

        _noted = stamp;
        Unreadable.AddRange(Server.UnreadableNow().Select(key => $"{key} by the server {when}"));
        Unreadable.AddRange(Server.UnreadableAfterRestart().Select(key => $"{key} by a server started {when}"));
        Unreadable.AddRange(_expected.Where(entry => Server.IsRunning && Server.Read(entry.Key) != entry.Value)
            .Select(entry => $"{entry.Key} changed {when}"));
        if (Kind == NodeKind.Minikube)
        {
            var (manifest, configuration) = AfterMinikubeStart();
            Unreadable.AddRange(Server.UnreadableAfterRestart(manifest, file => file == ConfigurationFile ? configuration : ReadNodeFile(file))
                .Select(key => $"{key} by a server of 'minikube start' {when}"));
        }

        Unreadable.AddRange(Node.Files.Keys.Where(file => file.StartsWith("/etc/kubernetes/manifests/", StringComparison.Ordinal)
            && file is not (ManifestFile or "/etc/kubernetes/manifests/etcd.yaml"))
            .Select(file => $"{file} among the manifests {when}"));
        Unreadable.AddRange(HostFiles().Where(file => !Permissions.IsOwnerOnly(file)).Select(file => $"{file} is open to others {when}"));
    }

    private (string Manifest, string? Configuration) AfterMinikubeStart()
    {
        var options = JsonNode.Parse(File.ReadAllText(ProfileFile))!["KubernetesConfig"]!["ExtraOptions"]?.AsArray() ?? [];
        var file = options.FirstOrDefault(option => option!["Key"]!.GetValue<string>() == "encryption-provider-config")?["Value"]!.GetValue<string>();
        var manifest = Manifests.For(Kind);
        return (
            file is null ? manifest : ApiServerManifest.Parse(manifest).WithEncryption(file).Text,
            File.Exists(MinikubeHostFile) ? File.ReadAllText(MinikubeHostFile) : Configuration);
    }

    private ProcessResult Docker(ProcessRequest request)
    {
        switch (request.Arguments.ToArray())
        {
            case ["ps", ..]:
                var names = request.Arguments.Contains($"label=io.x-k8s.kind.cluster={Name}") ? Enumerable.Range(1, ControlPlanes) : [];
                return Success(string.Concat(names.Select(number => $"{Name}-control-plane{(number == 1 ? "" : number)} {State}\n")));
            case ["inspect", .., $"{Name}-control-plane"]:
                return Success(HostFolder is null
                    ? "[]"
                    : JsonSerializer.Serialize(new[] { new { Type = "bind", Source = HostFolder, Destination = KindEncryption.NodeFolder, RW = false } }));
            case ["exec", "--interactive", $"{Name}-control-plane", "sh", "-c", var script, "sh", .. var parameters]:
                return Node.Run(script, parameters, request.StandardInput);
            default:
                return new ProcessResult(1, "", $"docker: unexpected {string.Join(' ', request.Arguments)}");
        }
    }

    private ProcessResult Minikube(ProcessRequest request)
    {
        switch (request.Arguments.ToArray())
        {
            case ["--profile", Name, "status", ..]:
                return new ProcessResult(State == "running" ? 0 : 7, State == "running" ? "Running\n" : "Stopped\n", "");
            case ["--profile", Name, "ssh", "--native-ssh=false", "--", var command]
                when Words(command) is ["sudo", "sh", "-c", var script, "sh", .. var parameters]:
                var result = Node.Run(script, parameters, request.StandardInput);
                return result.ExitCode == 0
                    ? result
                    : result with { ExitCode = 1, StandardError = $"{result.StandardError}ssh: exit status {result.ExitCode}\n" };
            default:
                return new ProcessResult(1, "", $"minikube: unexpected {string.Join(' ', request.Arguments)}");
        }
    }

    /// <summary>The words of a command line, as the shell at the other end of SSH sees them.</summary>
    private static string[] Words(string command)
    {
        var words = new List<StringBuilder> { new() };
        var quoted = false;
        for (var index = 0; index < command.Length; index++)
        {
            switch (command[index])
            {
                case '\'':
                    quoted = !quoted;
                    break;
                case '\\' when !quoted:
                    words[^1].Append(command[++index]);
                    break;
                case ' ' when !quoted:
                    words.Add(new StringBuilder());
                    break;
                default:
                    words[^1].Append(command[index]);
                    break;
            }
        }

        return [.. words.Select(word => word.ToString())];
    }

    private ProcessResult Kubectl(string[] arguments, string? input)
    {
        if (!Server.IsRunning)
        {
            return new ProcessResult(1, "", "The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or "
                + "port?\n");
        }

        var etcdPod = $"etcd-{(Kind == NodeKind.Kind ? $"{Name}-control-plane" : Name)}";
        return arguments switch
        {
            ["get", "--raw", "/livez", "--request-timeout=10s"] => Success("ok"),
            ["get", "--raw", "/readyz", "--request-timeout=10s"] => Server.IsReady ? Success("ok") : NotReady,
            ["get", "--raw", "/readyz?verbose", "--request-timeout=10s"] => Server.IsReady ? Success(Server.Checks) : NotReady,
            ["get", "--raw", "/metrics", "--request-timeout=10s"] => Success(Server.Metrics),
            ["version", "--output=json"] => Success(JsonSerializer.Serialize(
                new { serverVersion = new { major = "1", minor = $"{KubernetesVersion.Split('.')[1]}+", gitVersion = $"v{KubernetesVersion}" } })),
            ["api-resources", "--api-group=example.com", "--output=name"] => Success("widgets.example.com\n"),
            ["api-resources", ..] => Success(""),
            ["patch", var resource, .. var rest] => Patch(resource, rest),
            ["--namespace=kube-system", "exec", "--stdin", var pod, "--container=etcd", "--", "etcdctl", .. var etcdctl]
                when pod == etcdPod =>
                (RealEtcdctl ?? Etcd.Etcdctl)(etcdctl, input),
            _ => new ProcessResult(1, "", $"error: unexpected {string.Join(' ', arguments)}"),
        };
    }

    private ProcessResult Patch(string resource, string[] arguments)
    {
        var scope = arguments.SkipWhile(argument => argument != "--namespace").Skip(1).FirstOrDefault();
        var names = arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal));
        var complaints = names.Select(name => Server.Rewrite($"/registry/{resource}/{scope}/{name}")).OfType<string>().ToList();
        return new ProcessResult(complaints.Count == 0 ? 0 : 1, "", string.Join('\n', complaints));
    }

    private static ProcessResult Success(string output) => new(0, output, "");

    private static ProcessResult NotReady => new(1, "", "Error from server (InternalError): an error on the server (\"[-]informer-sync "
        + "failed: reason withheld\")\n");
}

/// <summary>Who may read a file, where the file system knows.</summary>
internal static class Permissions
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static string Of(string path) => OperatingSystem.IsWindows() ? "" : File.GetUnixFileMode(path).ToString();

    public static bool IsOwnerOnly(string path) => OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == OwnerOnly;

    public static void MakeOwnerOnly(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }
}
