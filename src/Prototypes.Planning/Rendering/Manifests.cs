using System.Globalization;
using Prototypes.Planning.Serialization;
using Prototypes.Planning.Values;

namespace Prototypes.Planning.Rendering;

/// <summary>The Kubernetes objects of a plan as multi-document YAML, in the order in which they can be applied.</summary>
internal static class Manifests
{
    private const string KubernetesPackage = "kubernetes:";

    private static readonly string[] SourceInputs =
        ["chart", "version", "name", "namespace", "file", "files", "directory", "yaml", "values"];

    public static string Render(PlanDocument document)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        WriteComment(writer, $"The Kubernetes objects of the stack {document.Stack}.\nSecrets are masked; charts and remote files are comments.");
        foreach (var resource in document.Resources.Where(IsKubernetes))
        {
            var objects = Objects(resource);
            if (objects.Length == 0)
            {
                writer.WriteLine();
                WriteTitle(writer, resource);
                WriteComment(writer, Yaml(Source(resource)));
            }

            foreach (var item in objects)
            {
                writer.WriteLine("---");
                WriteTitle(writer, resource);
                writer.Write(Yaml(item));
            }
        }

        return writer.ToString();
    }

    private static bool IsKubernetes(PlanResource resource) => resource.Type.StartsWith(KubernetesPackage, StringComparison.Ordinal);

    private static PlanMap[] Objects(PlanResource resource)
    {
        if (resource.Inputs.GetValueOrDefault("objs") is PlanList objects)
        {
            return [.. objects.OfType<PlanMap>()];
        }

        return resource.Inputs.ContainsKey("apiVersion") && resource.Inputs.ContainsKey("kind") ? [resource.Inputs] : [];
    }

    private static PlanMap Source(PlanResource resource)
    {
        var entries = SourceInputs.Where(resource.Inputs.ContainsKey)
            .Select(name => KeyValuePair.Create(name, resource.Inputs[name]))
            .ToList();
        if ((resource.Inputs.GetValueOrDefault("repositoryOpts") as PlanMap)?.GetValueOrDefault("repo") is { } repository)
        {
            entries.Insert(entries.FindLastIndex(entry => entry.Key is "chart" or "version") + 1, new("repository", repository));
        }

        return new PlanMap(entries);
    }

    private static void WriteTitle(StringWriter writer, PlanResource resource) =>
        WriteComment(writer, $"wave {resource.Wave.ToString(CultureInfo.InvariantCulture)}: {resource.Type} {resource.Name}");

    private static void WriteComment(StringWriter writer, string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n', '\r', '\u0085', '\u2028', '\u2029'))
        {
            writer.WriteLine($"# {line}".TrimEnd());
        }
    }

    private static string Yaml(PlanValue value)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        PlanYaml.Write(writer, value);
        return writer.ToString();
    }
}
