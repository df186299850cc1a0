using System.Text.Json;
using System.Text.RegularExpressions;
using Prototypes.Program.Tests.Support;

namespace Prototypes.Program.Tests.Commands;

public sealed class PlanCommandTests : IDisposable
{
    private readonly Protos _protos = new();

    public static TheoryData<string, string> FormatsAndClusters
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var format in new[] { "tree", "json", "yaml", "manifests" })
            {
                foreach (var cluster in new[] { "kind", "minikube", "existing" })
                {
                    data.Add(format, cluster);
                }
            }

            return data;
        }
    }

    public void Dispose() => _protos.Dispose();

    [Theory]
    [MemberData(nameof(FormatsAndClusters))]
    public async Task Two_runs_give_the_same_bytes_and_show_no_key(string format, string cluster)
    {
        string[] options = ["--format", format, "--config", $"cluster.kind={cluster}"];
        var plan = await _protos.PlanAsync(options);

        Assert.Equal(plan, await _protos.PlanAsync(options));
        Assert.EndsWith("\n", plan, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', plan);
        Assert.DoesNotMatch("PRIVATE KEY|LS0tLS1CRUdJTi|client-key-data|(?i:password|token): (?!false)", plan);
    }

    [Fact]
    public async Task The_tree_is_the_default_and_plain_text()
    {
        var plan = await _protos.PlanAsync();

        Assert.Equal(plan, await _protos.PlanAsync("--format", "tree"));
        Assert.StartsWith("learn01\n", plan, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', plan);
        Assert.Contains("\n57 resources in 12 waves: 43 custom resources, 13 components, 1 provider.\n", plan, StringComparison.Ordinal);
        Assert.Contains("\nOutputs: endpoints.\n", plan, StringComparison.Ordinal);
        Assert.Contains("\nWarning: PRO0222 prototypes:compose: ingress-nginx is retired", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_json_has_all_that_learn01_is_made_of()
    {
        using var plan = JsonDocument.Parse(await _protos.PlanAsync("--format", "json"));
        var resources = plan.RootElement.GetProperty("resources").EnumerateArray().ToList();
        IEnumerable<string> Of(string type) => resources
            .Where(resource => resource.GetProperty("type").GetString() == type)
            .Select(resource => resource.GetProperty("name").GetString()!)
            .Order(StringComparer.Ordinal);
        JsonElement InputsOf(string name) =>
            resources.Single(resource => resource.GetProperty("name").GetString() == name).GetProperty("inputs");

        Assert.Equal(
            ["formatVersion", "stack", "resources", "outputs", "warnings"],
            plan.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["apple", "banana", "cert-manager-namespace", "ingress-nginx-namespace", "mango", "papaya", "passion"],
            Of("kubernetes:core/v1:Namespace"));
        Assert.Equal(7, Of("kubernetes:networking.k8s.io/v1:Ingress").Count());
        Assert.Equal(["cert-manager-release", "ingress-nginx-release"], Of("kubernetes:helm.sh/v3:Release"));
        var controller = InputsOf("ingress-nginx-release").GetProperty("values").GetProperty("controller");
        Assert.Equal("", controller.GetProperty("extraArgs").GetProperty("enable-ssl-passthrough").GetString());
        Assert.Equal(
            ["mango-certificates-ca-issuer", "mango-certificates-root-issuer", "papaya-certificates-ca-issuer", "papaya-certificates-root-issuer"],
            Of("kubernetes:cert-manager.io/v1:Issuer"));
        Assert.Equal(
            ["mango-tls-cert", "mango-tls-cert-issuer-secret", "papaya-tls-cert", "papaya-tls-cert-issuer-secret"],
            Of("kubernetes:cert-manager.io/v1:Certificate")
                .Select(name => InputsOf(name).GetProperty("spec").GetProperty("secretName").GetString()!)
                .Order(StringComparer.Ordinal));
        Assert.Equal("[secret]", InputsOf("cluster").GetProperty("kubeconfig").GetString());
        Assert.Equal(7, plan.RootElement.GetProperty("outputs").GetProperty("endpoints").GetArrayLength());
        Assert.Single(plan.RootElement.GetProperty("warnings").EnumerateArray());
    }

    [Fact]
    public async Task The_manifests_are_those_of_the_cluster_only()
    {
        var plan = await _protos.PlanAsync("--format", "manifests");
        var kinds = Regex.Matches(plan, @"^kind: (\w+)$", RegexOptions.Multiline).CountBy(match => match.Groups[1].Value).ToDictionary();

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["Namespace"] = 7,
                ["Deployment"] = 7,
                ["Service"] = 7,
                ["Ingress"] = 7,
                ["ConfigMap"] = 3,
                ["Issuer"] = 4,
                ["Certificate"] = 4,
            },
            kinds);
        Assert.DoesNotContain("kind create cluster", plan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tree")]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("manifests")]
    public async Task A_file_gets_what_would_be_printed_and_nothing_else_is_printed(string format)
    {
        _protos.Write("plan", "what was there");

        Assert.Equal("", await _protos.PlanAsync("--format", format, "--out", _protos["plan"]));
        Assert.Equal(await _protos.PlanAsync("--format", format), await File.ReadAllTextAsync(_protos["plan"]));
        Assert.Equal(["Pulumi.learn01.yaml", "Pulumi.yaml", "plan"], _protos.Files);
    }

    [Fact]
    public async Task A_refused_stack_leaves_the_file_as_it_was()
    {
        _protos.Write("plan", "what was there");

        var outcome = await _protos.RunAsync("plan", "learn01", "--config", "exposure=door", "--out", _protos["plan"]);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Equal("what was there", await File.ReadAllTextAsync(_protos["plan"]));
        Assert.Equal(["Pulumi.learn01.yaml", "Pulumi.yaml", "plan"], _protos.Files);
    }

    [Fact]
    public async Task An_interruption_is_said_and_leaves_the_file_as_it_was()
    {
        _protos.Write("plan", "what was there");

        Assert.Equal(
            new Outcome(1, "", "Interrupted.\n"),
            await _protos.RunAsync(["plan", "learn01", "--out", _protos["plan"]], new CancellationToken(canceled: true)));
        Assert.Equal("what was there", await File.ReadAllTextAsync(_protos["plan"]));
        Assert.Equal(["Pulumi.learn01.yaml", "Pulumi.yaml", "plan"], _protos.Files);
    }

    [Fact]
    public async Task A_file_in_a_folder_that_does_not_exist_is_refused_and_nothing_is_left()
    {
        var file = _protos["missing/plan.json"];

        Assert.Equal(
            new Outcome(1, "", $"'{file}' can't be written: there is no folder '{_protos["missing"]}'. Create it first.\n"),
            await _protos.RunAsync("plan", "learn01", "--out", file));
        Assert.Equal(["Pulumi.learn01.yaml", "Pulumi.yaml"], _protos.Files);
    }
}
