using System.Globalization;
using Prototypes.Planning.Values;
using Spectre.Console;

namespace Prototypes.Planning.Rendering;

/// <summary>A plan for people: components with their resources, then what there is in numbers, the outputs and the warnings.</summary>
internal static class PlanTree
{
    // Below this, full type tokens would wrap most lines.
    private const int WideEnoughForTypeTokens = 100;

    // More than any line needs; the renderer wants a number.
    private const int Unlimited = 4096;

    public static string Render(PlanDocument document, TreeStyle style)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = style.IsDecorated ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.IsDecorated ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = style.Width ?? Unlimited;
        console.Profile.Capabilities.Unicode = style.IsDecorated;

        var guide = style.IsDecorated ? TreeGuide.Line : TreeGuide.Ascii;
        console.Write(Grow(document, guide, isWide: console.Profile.Width >= WideEnoughForTypeTokens));
        foreach (var line in Summary(document))
        {
            console.Write(line);
            console.WriteLine();
        }

        return string.Concat(writer.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd() + "\n"));
    }

    private static Tree Grow(PlanDocument document, TreeGuide guide, bool isWide)
    {
        var references = new PlanReferences(document.Resources);
        var children = document.Resources
            .Select((resource, index) => (Resource: resource, Reference: references[index]))
            .ToLookup(child => child.Resource.Parent);
        var tree = new Tree(new Text(document.Stack, new Style(decoration: Decoration.Bold))) { Guide = guide };
        AddChildren(tree, null);
        return tree;

        void AddChildren(IHasTreeNodes node, string? parent)
        {
            foreach (var (resource, reference) in children[parent])
            {
                AddChildren(node.AddNode(Label(resource, isWide)), reference);
            }
        }
    }

    private static Paragraph Label(PlanResource resource, bool isWide)
    {
        var type = isWide ? resource.Type : resource.Type[(resource.Type.LastIndexOf(':') + 1)..];
        var label = new Paragraph()
            .Append(resource.Name, new Style(decoration: resource.Kind == PlanResourceKind.Component ? Decoration.Bold : Decoration.None))
            .Append("  " + type, new Style(decoration: Decoration.Dim));
        if (Source(resource) is { } source)
        {
            label.Append("  " + source, new Style(Color.Green));
        }

        return label.Append($"  wave {Number(resource.Wave)}", new Style(Color.Blue));
    }

    private static IEnumerable<Paragraph> Summary(PlanDocument document)
    {
        var kinds =
            from count in document.Resources.CountBy(resource => resource.Kind)
            orderby count.Key
            select Count(count.Value, count.Key switch
            {
                PlanResourceKind.Custom => "custom resource",
                PlanResourceKind.Component => "component",
                _ => "provider",
            });
        var waves = document.Resources.Select(resource => resource.Wave).Distinct().Count();
        yield return new Paragraph(document.Resources.Count == 0
            ? "\nNo resources."
            : $"\n{Count(document.Resources.Count, "resource")} in {Count(waves, "wave")}: {string.Join(", ", kinds)}.");

        if (document.Outputs.Count > 0)
        {
            yield return new Paragraph($"Outputs: {string.Join(", ", document.Outputs.Keys)}.");
        }

        foreach (var warning in document.Warnings)
        {
            yield return new Paragraph($"Warning: {warning}", new Style(Color.Yellow));
        }
    }

    /// <summary>What a chart or a file installs: name and version, or the address.</summary>
    private static string? Source(PlanResource resource) => (Text(resource, "chart"), Text(resource, "version")) switch
    {
        ({ } chart, { } version) => $"{chart} {version}",
        ({ } chart, null) => chart,
        _ => Text(resource, "file"),
    };

    private static string? Text(PlanResource resource, string input) => (resource.Inputs.GetValueOrDefault(input) as PlanText)?.Value;

    private static string Count(int count, string noun) => $"{Number(count)} {noun}{(count == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
