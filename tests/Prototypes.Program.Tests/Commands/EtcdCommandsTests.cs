using System.CommandLine;
using System.Text.Json.Nodes;
using Prototypes.Operations;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Tests.Etcd;
using Prototypes.Operations.Tests.Etcd.Simulation;
using Prototypes.Program.Commands;

namespace Prototypes.Program.Tests.Commands;

public sealed class EtcdCommandsTests
{
    private static readonly string Key1 = $"key1={Keys.Of("key1", 1).Secret}";
    private static readonly string Key2 = $"key2={Keys.Of("key2", 2).Secret}";

    [Fact]
    public async Task The_verbs_take_a_cluster_from_plaintext_to_keys_and_back()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);

        Assert.Equal(0, (await RunAsync(cluster, ["enable"], Key1)).ExitCode);
        Assert.Equal(["k8s:enc:secretbox:v1:key1:"], await PrefixesAsync(cluster));
        Assert.Equal(0, (await RunAsync(cluster, ["rotate", "--provider", "aescbc"], Key2)).ExitCode);
        Assert.Equal(["k8s:enc:aescbc:v1:key2:"], await PrefixesAsync(cluster));
        Assert.Equal(0, (await RunAsync(cluster, ["rotate", "--provider", "aescbc", "--decrypt"], Key2)).ExitCode);
        Assert.Equal(["plaintext"], await PrefixesAsync(cluster));
        Assert.Equal(0, (await RunAsync(cluster, ["rewrite"])).ExitCode);
        Assert.Equal(0, (await RunAsync(cluster, ["disable"])).ExitCode);

        Assert.Null(cluster.Configuration);
        Assert.Empty(cluster.Unreadable);
    }

    [Fact]
    public async Task Keys_come_in_the_environment_too_and_show_nowhere()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);

        var enable = await RunAsync(cluster, ["enable", "--resource", "secrets", "--resource", "configmaps"], "", (EncryptionArguments.KeysVariable, $"{Key1}\n{Key2}"));

        Assert.Equal((0, ""), (enable.ExitCode, enable.Output));
        Assert.Contains("Rewriting ", enable.Error, StringComparison.Ordinal);
        Assert.All(new[] { Key1, Key2 }, key => Assert.DoesNotContain(key.Split('=')[1], enable.Error, StringComparison.Ordinal));
        Assert.Equal(["secrets", "configmaps"], JsonNode.Parse((await RunAsync(cluster, ["status", "--format", "json"])).Output)!["encrypted"]!.AsArray().Select(name => name!.ToString()));
    }

    [Theory]
    [InlineData("enable")]
    [InlineData("rotate")]
    public async Task Missing_keys_are_said_before_anything_is_started(string verb)
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);

        var error = await Assert.ThrowsAsync<CommandException>(() => RunAsync(cluster, [verb], " \n"));

        Assert.Equal("There are no keys, neither on standard input nor in the environment variable ETCD_ENCRYPTION_KEYS. Give one per line, as name=base64.", error.Message);
        Assert.Empty(cluster.Calls);
    }

    [Fact]
    public async Task Status_shows_what_deviates_and_fails()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind) { HasWorkload = false };
        var plain = await RunAsync(cluster, ["status"]);
        var required = await RunAsync(cluster, ["status", "--require-encryption"]);
        cluster.StartWith(EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key1", 1)], ["secrets"]), rewritten: false);
        var stale = await RunAsync(cluster, ["status", "--resource", "configmaps"]);
        await RunAsync(cluster, ["rewrite"]);
        var encrypted = await RunAsync(cluster, ["status", "--require-encryption"]);

        Assert.Equal((0, ""), (plain.ExitCode, plain.Error));
        Assert.Equal((1, "The cluster does not encrypt what it stores. Use 'etcd enable'."), (required.ExitCode, required.Error.TrimEnd()));
        Assert.Equal((1, "2 of the secrets are not stored as 'k8s:enc:secretbox:v1:key1:'. Run 'etcd rewrite'."), (stale.ExitCode, stale.Error.TrimEnd()));
        Assert.Contains("configmaps: 1", stale.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (encrypted.ExitCode, encrypted.Error));
        Assert.EndsWith("secrets: 2\n       2  k8s:enc:secretbox:v1:key1:", encrypted.Output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_of_a_change_that_was_interrupted_says_what_to_do()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.StartWith(EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key1", 1)], ["secrets"]));
        cluster.Node.Write("/etc/kubernetes/etcd-encryption/kube-apiserver.yaml.previous", cluster.Manifest);

        var status = await RunAsync(cluster, ["status"]);

        Assert.Equal((1, "A change of the API server's manifest is not finished. Run the verb again that began it."), (status.ExitCode, status.Error.TrimEnd()));
    }

    [Fact]
    public async Task The_options_reach_the_tools()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        await RunAsync(cluster, ["status", "--context", "elsewhere"]);
        cluster.Server.FailsToStartWithEncryption = true;

        var error = await Assert.ThrowsAsync<OperationException>(() => RunAsync(cluster, ["enable", "--ready-timeout", "60"], Key1));

        Assert.Contains(cluster.Calls, call => call.FileName == "kubectl" && call.Arguments is ["--context", "elsewhere", ..]);
        Assert.Contains("within 60 seconds", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Option '--kind' is required.", "status", "--cluster", "learn06")]
    [InlineData("Argument 'rot13' not recognized. Must be one of:", "enable", "--kind", "kind", "--cluster", "learn06", "--provider", "rot13")]
    public void Wrong_usage_is_told(string message, params string[] args)
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        using var console = new StringWriter();

        var errors = Root(cluster, console, console, "", []).Parse(["etcd", .. args]).Errors;

        Assert.StartsWith(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_configuration_is_prepared_rotated_once_the_cluster_exists_and_forgotten_when_it_is_gone()
    {
        (string Name, string Value) home = (ClusterFolder.HomeVariable, Directory.CreateTempSubdirectory("prototypes-home-").FullName);
        var folder = ClusterFolder.Of(SimulatedCluster.Name, _ => home.Value);
        using var none = new SimulatedCluster(NodeKind.Kind, controlPlanes: 0);
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        cluster.StartWith(EncryptionConfiguration.Create(EncryptionPhase.Encrypt, [Keys.SecretBox("key1", 1)], ["secrets"]), created: true);

        Assert.Equal(0, (await RunAsync(none, ["prepare"], Key1, home)).ExitCode);
        Assert.Contains("name: \"key1\"", await File.ReadAllTextAsync(folder.ConfigurationFile(NodeKind.Kind)), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(cluster, ["prepare"], Key2, home)).ExitCode);
        Assert.Equal(["k8s:enc:secretbox:v1:key2:"], await PrefixesAsync(cluster));
        Assert.Equal(0, (await RunAsync(cluster, ["prepare", "--decrypt"], Key2, home)).ExitCode);
        Assert.Equal(["plaintext"], await PrefixesAsync(cluster));
        await Assert.ThrowsAsync<OperationException>(() => RunAsync(cluster, ["forget"], "", home));
        Assert.Equal(0, (await RunAsync(none, ["forget"], "", home)).ExitCode);

        Assert.False(Directory.Exists(folder.Path));
        Assert.Empty(cluster.Unreadable);
        Directory.Delete(home.Value, recursive: true);
    }

    [Fact]
    public async Task Tools_run_in_the_clusters_folder_with_their_input_and_answer_through_the_verb()
    {
        var home = Directory.CreateTempSubdirectory("prototypes-home-").FullName;
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var console = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };

        Task<int> RunToolAsync(params string[] tool) => Root(cluster, output, error, "kind: Cluster", [(ClusterFolder.HomeVariable, home)])
            .Parse(["etcd", "run", "--cluster", "learn06", "--", .. tool]).InvokeAsync(console);

        var known = await RunToolAsync("docker", "ps", "--filter", "label=io.x-k8s.kind.cluster=learn06");
        var unknown = await RunToolAsync("docker", "pull");

        Assert.Equal((0, 1), (known, unknown));
        Assert.Equal(("learn06-control-plane running\n", "docker: unexpected pull"), (output.ToString(), error.ToString()));
        Assert.All(
            cluster.Calls,
            call => Assert.Equal(("kind: Cluster", Path.Combine(home, "clusters", "learn06")), (call.StandardInput, call.WorkingDirectory)));
        Directory.Delete(home, recursive: true);
    }

    [Theory]
    [InlineData(null, "--cluster", "learn06", "--", "kind", "create", "cluster", "--name", "learn06", "--config", "-")]
    [InlineData("There is no option '--name'.", "--cluster", "learn06", "kind", "--name", "learn06")]
    [InlineData("There is no option '--clutser'. Did you mean '--cluster'?", "--clutser", "learn06", "--", "kind", "--name", "learn06")]
    public void Options_of_the_tool_stand_behind_two_hyphens(string? error, params string[] args)
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        using var console = new StringWriter();

        var found = UsageError.Find(Root(cluster, console, console, "", []).Parse(["etcd", "run", .. args]));

        Assert.Equal(error, found?.Split(" Run '")[0]);
    }

    [Fact]
    public async Task A_minikube_profile_of_the_clusters_folder_is_found_there()
    {
        var home = Directory.CreateTempSubdirectory("prototypes-home-").FullName;
        var folder = ClusterFolder.Of("learn06", _ => home);
        var profile = Path.Combine(folder.Path, ".minikube/profiles/learn06/config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(profile)!);
        await File.WriteAllTextAsync(profile, """{ "Nodes": [{ "ControlPlane": true }] }""");
        using var cluster = new SimulatedCluster(NodeKind.Minikube);
        using var console = new StringWriter();

        await Root(cluster, console, console, "", [(ClusterFolder.HomeVariable, home)])
            .Parse(["etcd", "status", "--kind", "minikube", "--cluster", "learn06"])
            .InvokeAsync(new InvocationConfiguration { Output = console, Error = console });

        Assert.Equal(folder.Path, cluster.Calls[0].Environment["MINIKUBE_HOME"]);
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Help_says_how_keys_come_in()
    {
        using var cluster = new SimulatedCluster(NodeKind.Kind);
        using var output = new StringWriter();

        await Root(cluster, output, output, "", []).Parse(["etcd", "--help"]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });

        Assert.Contains("./protos etcd enable --kind kind --cluster NAME < key1", output.ToString(), StringComparison.Ordinal);
        Assert.All(new[] { "enable", "rotate", "rewrite", "disable", "status", "prepare", "run", "forget" }, verb => Assert.Matches($@"(?m)^  {verb}\s+\S", output.ToString()));
    }

    private static async Task<IEnumerable<string>> PrefixesAsync(SimulatedCluster cluster)
    {
        var status = JsonNode.Parse((await RunAsync(cluster, ["status", "--format", "json"])).Output)!;
        return status["resources"]![0]!["values"]!.AsArray().Select(values => values!["prefix"]!.ToString());
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        SimulatedCluster cluster, string[] args, string input = "", params (string Name, string Value)[] variables)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] all = ["etcd", .. args, "--kind", "kind", "--cluster", SimulatedCluster.Name];
        var exitCode = await Root(cluster, output, error, input, variables).Parse(all)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        return (exitCode, output.ToString(), error.ToString());
    }

    private static RootCommand Root(SimulatedCluster cluster, TextWriter output, TextWriter error, string input, (string Name, string Value)[] variables)
    {
        var environment = new CommandEnvironment { Output = output, Error = error, Input = new StringReader(input), ProjectDirectory = "", IsTerminal = false };
        var values = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        return new RootCommand { new EtcdCommands(environment, cluster, cluster.Clock, values.GetValueOrDefault).Create() };
    }
}
