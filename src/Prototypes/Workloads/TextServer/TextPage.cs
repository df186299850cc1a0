namespace Prototypes.Workloads;

/// <summary>A text and where it is served.</summary>
/// <param name="Path">The exact path.</param>
/// <param name="Text">The body, in which <see cref="PodName"/> stands for the name of the pod that answers.</param>
public sealed record TextPage(string Path, string Text)
{
    /// <summary>Stands for the name of the pod that answers.</summary>
    public const string PodName = "{pod}";

    /// <summary>The content type. Default: plain text in UTF-8.</summary>
    public string ContentType { get; init; } = "text/plain; charset=UTF-8";
}
