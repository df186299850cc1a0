using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

/// <summary>Whatever a stack file, a command line or the engine holds: settings or diagnostics of one line each, never an exception.</summary>
public class RandomInputTests
{
    private static readonly string[] Keys =
    [
        "cluster", "compose", "exposure", "versions", "learn01", "learn05", "vault", "kind", "name", "create", "context", "kubeconfig", "kubernetesVersion", "nodes",
        "driver", "containerRuntime", "subnet", "ports", "http", "https", "cpus", "memory", "gateway-api", "istio-ambient", "baseDomain", "secure", "x\ny", "",
    ];

    private static readonly string[] Values =
    [
        "kind", "minikube", "existing", "true", "false", "~", "", "1", "-1", "65536", "1e9", "99999999999999999999", "1.35", "1.35.8", "v1.4.1", "10.0.0.0/8", "0.0.0.0/0",
        "node-port", "load-balancer", "learn01", "learn05", "cert-manager,vault", "a\nb", "\u0007", "{", "[", "'", "\ud83d\ude00", "containerd", "kvm2", "8g",
    ];

    [Fact]
    public void Any_tree_of_settings_gives_settings_or_diagnostics() => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
        IsWell(Bind.Document(new SettingsDocument { Root = tree as SettingsMap ?? SettingsMap.Empty }))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_tree_as_a_file_gives_settings_or_diagnostics() => Prop.ForAll(Tree(4).ToArbitrary(), tree =>
        IsWell(Bind.File(JsonSerializer.Serialize(new Dictionary<string, object?> { ["config"] = ToJson(tree, "prototypes:") })))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_as_a_file_gives_settings_or_diagnostics() => Prop.ForAll(
        Gen.Elements(
            "config:",
            "\n",
            "  ",
            "prototypes:compose",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "&a ",
            "*a ",
            "|",
            "? ",
            "#",
            "%",
            "!!int ",
            "\t",
            "learn01",
            "<<",
            "---\n",
            "@",
            "\0")
            .ListOf(12).Select(string.Concat).ToArbitrary(),
        text => IsWell(Bind.File(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_overrides_give_settings_or_diagnostics() => Prop.ForAll(
        (from path in Gen.Elements(Keys).NonEmptyListOf() from value in Gen.Elements(Values) select $"{string.Join('.', path)}={value}").ListOf(4).ToArbitrary(),
        options => IsWell(Bind.Config("prototypes:compose: [learn01]", "test", [.. options]))).QuickCheckThrowOnFailure();

    [Fact]
    public void Anything_from_the_engine_gives_settings_or_diagnostics() => Prop.ForAll(
        Gen.Zip(Tree(3), Gen.Elements(Keys).ListOf()).ToArbitrary(),
        pair =>
        {
            var (tree, secrets) = pair;
            var values = tree is SettingsMap map
                ? map.Entries.ToDictionary(entry => $"prototypes:{entry.Key}", entry => JsonSerializer.Serialize(ToJson(entry.Value)))
                : [];
            return IsWell(Bind.Document(EngineConfig.Read(JsonSerializer.Serialize(values), JsonSerializer.Serialize(secrets.Select(key => $"prototypes:{key}")))));
        }).QuickCheckThrowOnFailure();

    private static bool IsWell(StackSettingsResult result) =>
        (result.Settings is null) == result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        && result.Lines().All(line => Regex.IsMatch(line, @"\APRO0[0-3][0-9]{2} [^\p{Cc}]+: [^\p{Cc}]+\.\z"));

    private static Gen<SettingsNode> Tree(int depth)
    {
        var scalar = Gen.Elements(Values).Select(value => (SettingsNode)new SettingsScalar { Text = value is "" or "~" ? null : value });
        var encrypted = Gen.Constant((SettingsNode)new SettingsEncrypted());
        if (depth == 0)
        {
            return scalar;
        }

        var list = Tree(depth - 1).ListOf(3).Select(items => (SettingsNode)new SettingsList { Items = [.. items] });
        var map = Gen.Zip(Gen.Elements(Keys), Tree(depth - 1)).ListOf(6).Select(entries => (SettingsNode)new SettingsMap
        {
            Entries = [.. entries.DistinctBy(entry => entry.Item1).Select(entry => new SettingsEntry(entry.Item1, entry.Item2))],
        });
        return Gen.Frequency((4, map), (2, scalar), (1, list), (1, encrypted));
    }

    private static object? ToJson(SettingsNode node, string prefix = "") => node switch
    {
        SettingsScalar scalar => scalar.Text,
        SettingsList list => list.Items.Select(item => ToJson(item)).ToList(),
        SettingsMap map => map.Entries.ToDictionary(entry => prefix + entry.Key, entry => ToJson(entry.Value)),
        _ => new Dictionary<string, string> { ["secure"] = "v1:abc" },
    };
}
