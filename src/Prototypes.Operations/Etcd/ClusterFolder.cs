namespace Prototypes.Operations.Etcd;

/// <summary>
/// The folder of this machine that belongs to one cluster which encrypts from its first start: its EncryptionConfiguration lies there, and
/// it is the home of minikube. Only its owner reads it.
/// </summary>
public sealed class ClusterFolder
{
    /// <summary>The environment variable that says where the folders of all clusters are. Default: <c>.prototypes</c> in the user's home.</summary>
    public const string HomeVariable = "PROTOTYPES_HOME";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private ClusterFolder(string cluster, string path)
    {
        Cluster = cluster;
        Path = path;
    }

    /// <summary>The name of the kind cluster or the minikube profile.</summary>
    public string Cluster { get; }

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>The folder of a cluster; it need not be there.</summary>
    /// <param name="cluster">The name of the kind cluster or the minikube profile.</param>
    /// <param name="variable">Reads an environment variable.</param>
    /// <exception cref="OperationException">No folder can have that name.</exception>
    public static ClusterFolder Of(string cluster, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (cluster is "" or "." or ".." || System.IO.Path.GetFileName(cluster) != cluster)
        {
            throw new OperationException($"'{cluster}' is no name of a cluster. Give the name of a kind cluster or of a minikube profile.");
        }

        var home = variable(HomeVariable) is { Length: > 0 } given
            ? given
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".prototypes");
        return new ClusterFolder(cluster, System.IO.Path.GetFullPath(System.IO.Path.Combine(home, "clusters", cluster)));
    }

    /// <summary>Whether minikube has made the cluster's profile here.</summary>
    public bool HasMinikubeProfile => File.Exists(MinikubeEncryption.ProfileFile(Path, Cluster));

    /// <summary>What tells minikube where its home is.</summary>
    public IReadOnlyDictionary<string, string> ToolEnvironment => new Dictionary<string, string> { [MinikubeEncryption.HomeVariable] = Path };

    /// <summary>Where the configuration lies before a cluster of that kind starts.</summary>
    public string ConfigurationFile(NodeKind kind) => kind == NodeKind.Kind
        ? System.IO.Path.Combine(Path, KindEncryption.HostFolder, KindEncryption.FileName)
        : MinikubeEncryption.HostFile(Path);

    internal Task WriteConfigurationAsync(NodeKind kind, string content, CancellationToken cancellationToken)
    {
        // The mode of a new folder is that of the last on the path alone.
        Create();
        var file = ConfigurationFile(kind);
        CreatePrivate(System.IO.Path.GetDirectoryName(file)!);
        return HostFile.ReplaceAsync(file, content, cancellationToken);
    }

    internal void Create() => CreatePrivate(Path);

    internal void Remove()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }
}
