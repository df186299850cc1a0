namespace Prototypes.Planning.Rendering;

/// <summary>How a tree looks.</summary>
/// <param name="Width">The columns that a line may have; <see langword="null"/> for as many as it needs.</param>
/// <param name="IsDecorated">Whether it has colors and drawn lines; else it is plain ASCII but for the names themselves.</param>
public sealed record TreeStyle(int? Width, bool IsDecorated)
{
    /// <summary>For files and pipes: ASCII, a line for each resource.</summary>
    public static TreeStyle Plain { get; } = new(null, IsDecorated: false);

    /// <summary>The style for this process's standard output: plain when it is not a terminal or <c>NO_COLOR</c> is set.</summary>
    /// <returns>The style.</returns>
    public static TreeStyle ForStandardOutput() => For(
        Console.IsOutputRedirected ? null : Console.WindowWidth, !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    /// <summary>The style for a terminal.</summary>
    /// <param name="terminalWidth">The terminal's columns; <see langword="null"/> if it is none. One that doesn't know says 0.</param>
    /// <param name="noColor">Whether the user wants no colors.</param>
    internal static TreeStyle For(int? terminalWidth, bool noColor) => terminalWidth is { } width
        ? new TreeStyle(width > 0 ? width : null, IsDecorated: !noColor)
        : Plain;
}
