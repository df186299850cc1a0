using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

public sealed class EncryptedStartTests : IDisposable
{
    private static readonly EncryptionConfiguration Configuration =
        EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key1", 1)], ["secrets"]);

    private readonly string _home = Directory.CreateTempSubdirectory("prototypes-home-").FullName;
    private readonly Tools _tools = new();

    private ClusterFolder Folder => ClusterFolder.Of("demo", name => name == ClusterFolder.HomeVariable ? _home : null);

    private EncryptedStart Start => new(_tools, Folder);

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData(NodeKind.Kind, "clusters/demo/etcd-encryption/config.yaml")]
    [InlineData(NodeKind.Minikube, "clusters/demo/.minikube/files/var/lib/minikube/certs/encryption/config.yaml")]
    public async Task The_configuration_lies_where_the_tool_finds_it_and_only_its_owner_reads_it(NodeKind kind, string file)
    {
        var path = Path.Combine(_home, file);

        Assert.True(await Start.PrepareAsync(kind, Configuration, EncryptionPhase.Encrypt, default));

        Assert.Equal(Configuration.Render(), await File.ReadAllTextAsync(path));
        Assert.True(Permissions.IsOwnerOnly(path), "the file");
        Assert.True(IsClosed(Path.GetDirectoryName(path)!), "its folder");
        Assert.True(IsClosed(Folder.Path), "the cluster's folder");
    }

    [Theory]
    [InlineData(NodeKind.Kind)]
    [InlineData(NodeKind.Minikube)]
    public async Task Nothing_is_written_for_a_cluster_that_exists_and_its_keys_are_not_forgotten(NodeKind kind)
    {
        await Start.PrepareAsync(kind, Configuration, EncryptionPhase.Encrypt, default);
        MakeCluster(kind);
        var other = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key2", 2)], ["secrets"]);

        Assert.False(await Start.PrepareAsync(kind, other, EncryptionPhase.Encrypt, default));
        var error = await Assert.ThrowsAsync<OperationException>(() => Start.ForgetAsync(kind, default));

        Assert.Equal(
            $"The cluster 'demo' exists, and cannot read what it has encrypted without '{Folder.Path}'. Delete the cluster first.", error.Message);
        Assert.Equal(Configuration.Render(), await File.ReadAllTextAsync(Folder.ConfigurationFile(kind)));
    }

    [Theory]
    [InlineData(NodeKind.Kind)]
    [InlineData(NodeKind.Minikube)]
    public async Task Nothing_is_left_of_a_cluster_that_is_gone(NodeKind kind)
    {
        await Start.PrepareAsync(kind, Configuration, EncryptionPhase.Encrypt, default);

        await Start.ForgetAsync(kind, default);
        await Start.ForgetAsync(kind, default);

        Assert.False(Directory.Exists(Folder.Path));
    }

    [Fact]
    public async Task A_configuration_that_no_api_server_takes_is_not_written()
    {
        var none = EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [], ["secrets"]);

        var error = await Assert.ThrowsAsync<OperationException>(() => Start.PrepareAsync(NodeKind.Kind, none, EncryptionPhase.Encrypt, default));

        Assert.Equal("No provider encrypts. Give secretbox, aescbc or aesgcm at least one key.", error.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_home));
    }

    [Fact]
    public async Task The_tool_starts_in_the_folder_with_it_as_minikubes_home()
    {
        var result = await Start.RunAsync(["kind", "create", "cluster"], "kind: Cluster", default);

        var request = Assert.Single(_tools.Requests);
        Assert.Equal(new ProcessResult(0, "", ""), result);
        Assert.Equal(("kind", "kind: Cluster", Folder.Path), (request.FileName, request.StandardInput, request.WorkingDirectory));
        Assert.Equal(["create", "cluster"], request.Arguments);
        Assert.Equal(Folder.Path, request.Environment["MINIKUBE_HOME"]);
        Assert.True(Directory.Exists(Folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../other")]
    public void A_name_that_leads_elsewhere_is_refused(string cluster) => Assert.Equal(
        $"'{cluster}' is no name of a cluster. Give the name of a kind cluster or of a minikube profile.",
        Assert.Throws<OperationException>(() => ClusterFolder.Of(cluster, _ => null)).Message);

    private static bool IsClosed(string folder) => OperatingSystem.IsWindows()
        || File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private void MakeCluster(NodeKind kind)
    {
        if (kind == NodeKind.Kind)
        {
            _tools.Containers = "0123456789ab\n";
            return;
        }

        var profile = Path.Combine(Folder.Path, ".minikube/profiles/demo/config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(profile)!);
        File.WriteAllText(profile, "{}");
    }

    /// <summary>Answers as docker does when it lists containers.</summary>
    private sealed class Tools : IProcessRunner
    {
        public List<ProcessRequest> Requests { get; } = [];

        public string Containers { get; set; } = "";

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            return Task.FromResult(new ProcessResult(0, request.FileName == "docker" ? Containers : "", ""));
        }

        public IRunningProcess Start(ProcessRequest request) => throw new NotSupportedException();
    }
}
