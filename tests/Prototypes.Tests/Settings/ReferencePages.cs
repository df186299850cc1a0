using System.Globalization;
using System.Text;
using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

/// <summary>The pages that list all settings and all diagnostics, made from the settings records and the diagnostic catalogue.</summary>
internal static class ReferencePages
{
    private const string Introduction =
        """
        # Settings

        <!-- Generated: see adding-a-setting.md. -->

        A stack's settings are in the section `config` of its file, `Pulumi.<stack>.yaml`, each with the namespace `prototypes:`.
        Every setting has a default but `prototypes:compose`.

        ```yaml
        # yaml-language-server: $schema=schemas/stack.schema.json
        config:
          prototypes:compose: [learn01]
          prototypes:exposure: node-port
        ```

        - `./protos plan STACK --config PATH=VALUE` replaces a setting for one plan: a dotted path, as in `--config cluster.kind=minikube`.
          Lists have commas there: `--config compose=learn05,etcd-encryption`. A stack file may write them so, too.
        - An empty value, or `~`, is the default.
        - A version is always exact and whole: `1.35.8`, not `1.35`.
        - A setting that may be secret can be encrypted with `pulumi config set --secret`. All others decide what is deployed and must be
          readable when the stack is planned.
        - Keys of other namespaces, and Pulumi's own keys beside `config`, are left alone.
        - Every mistake is reported at once, with an id that [the diagnostics page](diagnostics.md) explains.

        """;

    private const string Components =
        """
        ## Names to compose

        A component brings what it needs; each exists once in a stack, however many others need it. With `exposure: load-balancer`,
        what makes Services of type LoadBalancer needs `metal-lb` as well, except on an existing cluster: that one is taken to serve
        load balancers itself, unless `metal-lb` is named. Two components that create the same namespace cannot share a cluster.

        | name | what it is | needs | namespaces |
        |---|---|---|---|

        """;

    private const string DiagnosticsIntroduction =
        """
        # Diagnostics

        <!-- Generated: see adding-a-setting.md. -->

        Each line that the program prints about a stack's configuration begins with an id: the setting's path follows, then its value,
        the rule that it breaks, and the remedy. All mistakes are reported at once, in the order of the stack file. Errors stop the
        program before anything is planned or deployed; warnings do not. Ids never change their meaning.

        """;

    private static readonly (string Prefix, string Title)[] Groups =
    [
        ("PRO00", "Files and syntax"),
        ("PRO01", "Keys and names"),
        ("PRO02", "Values and versions"),
        ("PRO03", "Composition"),
    ];

    /// <summary>The text of <c>docs/settings.md</c>.</summary>
    public static string Settings()
    {
        var page = new StringBuilder(Introduction).Append("\n## Stack\n\n");
        AddTable(page, "", SettingDefinition.Root);
        page.Append('\n').Append(Components);
        foreach (var component in ComponentRegistry.All.Where(component => component.Implemented))
        {
            var needs = component.Requires.Select(Code).Concat(component.NeedsLoadBalancer ? ["`metal-lb` for load-balancer"] : []);
            AddRow(
                page,
                Code(component.Name),
                component.Summary,
                string.Join(", ", needs),
                string.Join(", ", component.Namespaces.Select(Code)));
        }

        return page.ToString();
    }

    /// <summary>The text of <c>docs/diagnostics.md</c>, with a line that really occurs for each.</summary>
    public static string Diagnostics(IEnumerable<string> lines)
    {
        var page = new StringBuilder(DiagnosticsIntroduction);
        foreach (var (prefix, title) in Groups)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n");
            foreach (var diagnostic in DiagnosticCatalogue.All.Where(diagnostic => diagnostic.Id.StartsWith(prefix, StringComparison.Ordinal)))
            {
                var severity = diagnostic.Severity == DiagnosticSeverity.Warning ? " (warning)" : "";
                var example = lines.First(line => line.StartsWith(diagnostic.Id, StringComparison.Ordinal));
                page.Append(CultureInfo.InvariantCulture, $"\n### {diagnostic.Id}{severity}\n\n```text\n{example}\n```\n\n");
                page.Append(CultureInfo.InvariantCulture, $"Cause: {diagnostic.Cause}\n\nRemedy: {diagnostic.Remedy}\n");
            }
        }

        return page.ToString();
    }

    private static void AddTable(StringBuilder page, string prefix, IReadOnlyList<SettingDefinition> settings)
    {
        page.Append("| setting | value | default | what it does |\n|---|---|---|---|\n");
        foreach (var setting in settings)
        {
            AddRow(page, Code(PathOf(prefix, setting)), ValueOf(setting), DefaultOf(setting), setting.Attribute.Description);
        }

        foreach (var group in settings.Where(setting => setting.Kind == SettingKind.Group))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {PathOf(prefix, group)}\n\n");
            AddTable(page, PathOf(prefix, group), group.Children);
        }
    }

    private static string PathOf(string prefix, SettingDefinition setting) =>
        prefix.Length == 0 ? $"{SettingsDocument.Namespace}:{setting.Name}" : $"{prefix}.{setting.Name}";

    private static string ValueOf(SettingDefinition setting) => setting.Kind switch
    {
        SettingKind.Number => $"{setting.Attribute.Minimum} to {setting.Attribute.Maximum}",
        SettingKind.Boolean => "`true` or `false`",
        SettingKind.Choice => Texts.Choose([.. setting.Choices.Select(Code)]),
        SettingKind.Version => "version",
        SettingKind.Subnet => "IPv4 network in CIDR notation",
        SettingKind.List => setting.Attribute.Rule ?? "names, from those below",
        SettingKind.Secretable => "text; may be secret",
        SettingKind.Group => "see below",
        _ => setting.Attribute.Rule ?? "text",
    };

    private static string DefaultOf(SettingDefinition setting) => (setting.Kind, setting.Attribute.Default, setting.DefaultText) switch
    {
        (_, { } words, _) => words,
        (_, _, { Length: > 0 } text) => Code(text),
        (SettingKind.List, _, _) => "none: it must be set",
        _ => "",
    };

    private static string Code(string text) => $"`{text}`";

    private static void AddRow(StringBuilder page, params IEnumerable<string> cells) =>
        page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
