using Prototypes.Planning.Serialization;

namespace Prototypes.Planning.Rendering;

/// <summary>Shows plans.</summary>
public static class PlanRenderer
{
    /// <summary>The plan as text, with a line feed at the end of each line.</summary>
    /// <param name="document">The plan.</param>
    /// <param name="format">The form. All but <see cref="PlanFormat.Tree"/> give the same bytes everywhere.</param>
    /// <param name="style">How the tree looks. Default: <see cref="TreeStyle.Plain"/>.</param>
    /// <returns>The text.</returns>
    public static string Render(PlanDocument document, PlanFormat format, TreeStyle? style = null) => format switch
    {
        PlanFormat.Tree => PlanTree.Render(document, style ?? TreeStyle.Plain),
        PlanFormat.Json => PlanJson.Write(document),
        PlanFormat.Yaml => PlanYaml.Write(document),
        PlanFormat.Manifests => Manifests.Render(document),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a plan format."),
    };
}
