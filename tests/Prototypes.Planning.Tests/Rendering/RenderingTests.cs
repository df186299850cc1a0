using Prototypes.Planning.Rendering;
using Prototypes.Planning.Values;
using YamlDotNet.RepresentationModel;

namespace Prototypes.Planning.Tests.Rendering;

public class RenderingTests
{
    private static readonly PlanDocument Document = new()
    {
        Stack = "learn01",
        Resources =
        [
            new() { Name = "cluster", Type = "prototypes:cluster:KindCluster", Kind = PlanResourceKind.Component },
            new() { Name = "create", Type = "command:local:Command", Kind = PlanResourceKind.Custom, Parent = "cluster", Wave = 1 },
            new()
            {
                Name = "kubernetes",
                Type = "pulumi:providers:kubernetes",
                Kind = PlanResourceKind.Provider,
                Parent = "cluster",
                DependsOn = ["create"],
                Wave = 2,
            },
            new() { Name = "learn01", Type = "prototypes:learn:Learn01BasicIngress", Kind = PlanResourceKind.Component, Wave = 3 },
            new()
            {
                Name = "apple",
                Type = "kubernetes:core/v1:Namespace",
                Kind = PlanResourceKind.Custom,
                Parent = "learn01",
                Wave = 4,
                Inputs = new PlanMap(
                    [new("apiVersion", "v1"), new("kind", "Namespace"), new("metadata", new PlanMap([new("name", "apple")]))]),
            },
            new()
            {
                Name = "credentials",
                Type = "kubernetes:core/v1:Secret",
                Kind = PlanResourceKind.Custom,
                Parent = "learn01",
                Wave = 5,
                Inputs = new PlanMap([new("apiVersion", "v1"), new("kind", "Secret"), new("stringData", PlanValue.Secret)]),
            },
            new()
            {
                Name = "ingress-nginx",
                Type = "kubernetes:helm.sh/v3:Release",
                Kind = PlanResourceKind.Custom,
                Parent = "learn01",
                Wave = 5,
                Inputs = new PlanMap(
                [
                    new("atomic", true),
                    new("chart", "ingress-nginx"),
                    new("namespace", "ingress-nginx"),
                    new("repositoryOpts", new PlanMap([new("repo", "https://kubernetes.github.io/ingress-nginx")])),
                    new("values", new PlanMap(
                    [
                        new("controller", new PlanMap(
                            [new("hostPort", new PlanMap([new("enabled", true)])), new("script", "a\nb\n")])),
                    ])),
                    new("version", "4.15.1"),
                ]),
            },
            new()
            {
                Name = "crds",
                Type = "kubernetes:yaml/v2:ConfigFile",
                Kind = PlanResourceKind.Component,
                Parent = "learn01",
                Wave = 5,
                Inputs = new PlanMap([new("file", "https://example.com/standard-install.yaml")]),
            },
            new()
            {
                Name = "group",
                Type = "kubernetes:yaml/v2:ConfigGroup",
                Kind = PlanResourceKind.Component,
                Parent = "learn01",
                Wave = 5,
                Inputs = new PlanMap([new("objs", new PlanList([new PlanMap([new("kind", "A")]), new PlanMap([new("kind", "B")])]))]),
            },
        ],
        Outputs = new PlanMap([new("url", "http://localhost/apple"), new("token", PlanValue.Secret)]),
        Warnings = ["ingress-nginx is retired."],
    };

    [Fact]
    public void A_plain_tree_is_ASCII_with_a_line_for_each_resource() => Assert.Equal(
        """
        learn01
        |-- cluster  prototypes:cluster:KindCluster  wave 0
        |   |-- create  command:local:Command  wave 1
        |   `-- kubernetes  pulumi:providers:kubernetes  wave 2
        `-- learn01  prototypes:learn:Learn01BasicIngress  wave 3
            |-- apple  kubernetes:core/v1:Namespace  wave 4
            |-- credentials  kubernetes:core/v1:Secret  wave 5
            |-- ingress-nginx  kubernetes:helm.sh/v3:Release  ingress-nginx 4.15.1  wave 5
            |-- crds  kubernetes:yaml/v2:ConfigFile  https://example.com/standard-install.yaml  wave 5
            `-- group  kubernetes:yaml/v2:ConfigGroup  wave 5

        9 resources in 6 waves: 4 custom resources, 4 components, 1 provider.
        Outputs: url, token.
        Warning: ingress-nginx is retired.

        """.ReplaceLineEndings("\n"),
        PlanRenderer.Render(Document, PlanFormat.Tree));

    [Fact]
    public void A_narrow_tree_has_short_types_and_keeps_within_its_width()
    {
        var lines = PlanRenderer.Render(Document, PlanFormat.Tree, new TreeStyle(40, IsDecorated: false)).Split('\n');

        Assert.Contains("    |-- apple  Namespace  wave 4", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 40));
        Assert.All(
            Document.Resources,
            resource => Assert.Contains(lines, line => line.Contains($" {resource.Name} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_decorated_tree_has_colors_and_drawn_lines()
    {
        var tree = PlanRenderer.Render(Document, PlanFormat.Tree, new TreeStyle(120, IsDecorated: true));

        Assert.Contains("└── ", tree, StringComparison.Ordinal);
        Assert.Contains("\u001b[1mlearn01\u001b[0m", tree, StringComparison.Ordinal);
        Assert.Contains("kubernetes:core/v1:Namespace", tree, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_without_resources_says_so() => Assert.Equal(
        "empty\n\nNo resources.\n", PlanRenderer.Render(new PlanDocument { Stack = "empty" }, PlanFormat.Tree));

    [Fact]
    public void Text_that_looks_like_markup_is_text()
    {
        var resource = new PlanResource { Name = "[red]x[/]", Type = "t:i:T[*]", Kind = PlanResourceKind.Custom };

        Assert.Contains(
            "`-- [red]x[/]  t:i:T[*]  wave 0\n",
            PlanRenderer.Render(Document with { Resources = [resource] }, PlanFormat.Tree),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_terminal_decides_how_a_tree_looks()
    {
        Assert.Equal(TreeStyle.Plain, TreeStyle.For(terminalWidth: null, noColor: false));
        Assert.Equal(new TreeStyle(80, IsDecorated: true), TreeStyle.For(80, noColor: false));
        Assert.Equal(new TreeStyle(80, IsDecorated: false), TreeStyle.For(80, noColor: true));
        Assert.Equal(new TreeStyle(null, IsDecorated: true), TreeStyle.For(0, noColor: false));
    }

    [Fact]
    public void Manifests_are_the_Kubernetes_objects_with_charts_and_files_as_comments() => Assert.Equal(
        """
        # The Kubernetes objects of the stack learn01.
        # Secrets are masked; charts and remote files are comments.
        ---
        # wave 4: kubernetes:core/v1:Namespace apple
        apiVersion: v1
        kind: Namespace
        metadata:
          name: apple
        ---
        # wave 5: kubernetes:core/v1:Secret credentials
        apiVersion: v1
        kind: Secret
        stringData: "[secret]"

        # wave 5: kubernetes:helm.sh/v3:Release ingress-nginx
        # chart: ingress-nginx
        # version: "4.15.1"
        # repository: https://kubernetes.github.io/ingress-nginx
        # namespace: ingress-nginx
        # values:
        #   controller:
        #     hostPort:
        #       enabled: true
        #     script: |
        #       a
        #       b

        # wave 5: kubernetes:yaml/v2:ConfigFile crds
        # file: https://example.com/standard-install.yaml
        ---
        # wave 5: kubernetes:yaml/v2:ConfigGroup group
        kind: A
        ---
        # wave 5: kubernetes:yaml/v2:ConfigGroup group
        kind: B

        """.ReplaceLineEndings("\n"),
        PlanRenderer.Render(Document, PlanFormat.Manifests));

    [Fact]
    public void Manifests_are_YAML_and_no_text_leaves_its_comment()
    {
        var resource = Document.Resources[4] with { Name = "evil\nkind: Pod\u2028kind: Pod" };
        var stream = new YamlStream();
        var plan = Document with { Resources = [resource, Document.Resources[6]] };
        stream.Load(new StringReader(PlanRenderer.Render(plan, PlanFormat.Manifests)));

        var document = Assert.Single(stream.Documents);
        Assert.Equal("Namespace", document.RootNode["kind"].ToString());
    }

    [Fact]
    public void A_format_that_does_not_exist_is_rejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PlanRenderer.Render(Document, (PlanFormat)9));
}
