using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

/// <summary>Whatever a stack file, a command line or the engine holds gives settings or diagnostics of one line each, never an exception.</summary>
public class RandomInputTests
{
    private static readonly Gen<string> Keys = Gen.Elements(
        "cluster", "compose", "exposure", "versions", "learn01", "learn05", "vault", "kind", "name", "create", "context", "kubeconfig",
        "kubernetesVersion", "nodes", "driver", "containerRuntime", "subnet", "ports", "http", "https", "cpus", "memory", "gateway-api",
        "istio-ambient", "baseDomain", "secure", "x\ny", "");

    private static readonly Gen<string> Values = Gen.Elements(
        "kind", "minikube", "existing", "true", "false", "~", "", "1", "-1", "65536", "1e9", "99999999999999999999", "1.35", "1.35.8",
        "v1.4.1", "10.0.0.0/8", "0.0.0.0/0", "node-port", "load-balancer", "learn01", "learn05", "cert-manager,vault", "a\nb", "\u0007",
        "{", "[", "'", "\ud83d\ude00", "containerd", "kvm2", "8g");

    private static readonly Gen<string> YamlTexts = Gen.Elements(
        "config:", "\n", "  ", "prototypes:compose", ": ", "- ", "[", "]", "{", "}", "'", "\"", "&a ", "*a ", "|", "? ", "#", "%", "!!int ",
        "\t", "learn01", "<<", "---\n", "@", "\0").ListOf(12).Select(string.Concat);

    private static readonly Gen<string> Overrides =
        from path in Keys.NonEmptyListOf()
        from value in Values
        select $"{string.Join('.', path)}={value}";

    [Fact]
    public void Any_tree_of_settings_is_bound_or_diagnosed() => Prop.ForAll(
        Tree(4).ToArbitrary(),
        tree => AssertWell(new SettingsDocument { Root = tree as SettingsMap ?? SettingsMap.Empty })).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_tree_as_a_file_is_bound_or_diagnosed() => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
    {
        var file = new Dictionary<string, object?> { ["config"] = ToJson(tree, "prototypes:") };
        AssertWell(StackFile.Parse(JsonSerializer.Serialize(file), "Pulumi.test.yaml"));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_as_a_file_is_bound_or_diagnosed() => Prop.ForAll(
        YamlTexts.ToArbitrary(),
        text => AssertWell(StackFile.Parse(text, "Pulumi.test.yaml"))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_overrides_are_bound_or_diagnosed() => Prop.ForAll(
        Overrides.ListOf(4).ToArbitrary(),
        options => AssertWell(ConfigOverrides.Apply(new SettingsDocument { Root = SettingsMap.Empty }, options))).QuickCheckThrowOnFailure();

    [Fact]
    public void Anything_from_the_engine_is_bound_or_diagnosed() => Prop.ForAll(
        Tree(3).ToArbitrary(),
        Keys.ListOf().ToArbitrary(),
        (tree, secrets) =>
        {
            var values = (tree as SettingsMap ?? SettingsMap.Empty).Entries.ToDictionary(entry => $"prototypes:{entry.Key}", entry => EngineText(entry.Value));
            var secretKeys = secrets.Select(key => $"prototypes:{key}");
            AssertWell(EngineConfig.Read(JsonSerializer.Serialize(values), JsonSerializer.Serialize(secretKeys)));
        }).QuickCheckThrowOnFailure();

    private static void AssertWell(SettingsDocument document)
    {
        var result = Bind.Document(document);
        Assert.Equal(result.Settings is null, result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.All(result.Lines(), line => Assert.Matches(@"\APRO0[0-3][0-9]{2} [^\p{Cc}]+: [^\p{Cc}]+[.?]\z", line));
    }

    private static Gen<SettingsNode> Tree(int depth)
    {
        var scalar = Values.Select(value => (SettingsNode)new SettingsScalar { Text = value is "" or "~" ? null : value });
        if (depth == 0)
        {
            return scalar;
        }

        var list = Tree(depth - 1).ListOf(3).Select(items => (SettingsNode)new SettingsList { Items = [.. items] });
        var map = Gen.Zip(Keys, Tree(depth - 1)).ListOf(6).Select(entries => (SettingsNode)new SettingsMap
        {
            Entries = [.. entries.DistinctBy(entry => entry.Item1).Select(entry => new SettingsEntry(entry.Item1, entry.Item2))],
        });
        return Gen.Frequency((4, map), (2, scalar), (1, list), (1, Gen.Constant((SettingsNode)new SettingsEncrypted())));
    }

    private static object? ToJson(SettingsNode node, string prefix = "") => node switch
    {
        SettingsScalar scalar => scalar.Text,
        SettingsList list => list.Items.Select(item => ToJson(item)).ToList(),
        SettingsMap map => map.Entries.ToDictionary(entry => prefix + entry.Key, entry => ToJson(entry.Value)),
        _ => new Dictionary<string, string> { ["secure"] = "v1:abc" },
    };

    // The engine gives a text as it is and everything else as JSON text.
    private static string EngineText(SettingsNode node) => ToJson(node) is var value && value is string text ? text : JsonSerializer.Serialize(value);
}
