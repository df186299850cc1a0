using System.Collections.Immutable;
using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Prototypes.Settings;

/// <summary>Reads a stack's settings from its file, <c>Pulumi.STACK.yaml</c>.</summary>
/// <remarks>
/// Other namespaces of the section <c>config</c> and the keys beside it that belong to Pulumi (such as <c>secretsprovider</c>)
/// are left alone. Nothing here throws on account of what the file holds; every mistake becomes a diagnostic.
/// </remarks>
public static class StackFile
{
    /// <summary>The name of a stack's file.</summary>
    public static string NameOf(string stack) => $"Pulumi.{stack}.yaml";

    /// <summary>Reads the file of a stack.</summary>
    /// <param name="directory">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="stack">The stack's name.</param>
    public static SettingsDocument Read(string directory, string stack)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(stack);
        if (!Regex.IsMatch(stack, @"\A[A-Za-z0-9_.-]{1,100}\z"))
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.InvalidStackName.At("stack", Texts.Quote(stack)));
        }

        var file = NameOf(stack);
        try
        {
            return Parse(File.ReadAllText(Path.Combine(directory, file)), file);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.MissingStackFile.At(file, OtherStacks(directory, stack)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is UnauthorizedAccessException ? "access is denied." : Texts.OneLine(exception.Message);
            return SettingsDocument.Unreadable(DiagnosticCatalogue.UnreadableStackFile.At(file, reason));
        }
    }

    /// <summary>Reads the text of a stack's file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for diagnostics.</param>
    public static SettingsDocument Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        SettingsNode? tree;
        try
        {
            tree = YamlTree.Read(text, diagnostics);
        }
        catch (YamlException exception)
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.InvalidYaml.At(
                file, YamlTree.PositionOf(exception.Start), exception.Start.Line, YamlTree.ReasonOf(exception)));
        }

        if (tree is not (null or SettingsMap or SettingsScalar { Text: null }))
        {
            return SettingsDocument.Unreadable(DiagnosticCatalogue.NotAMapOfSettings.At(file, tree.Position, "the document"));
        }

        var document = tree as SettingsMap ?? SettingsMap.Empty;
        const string prefix = SettingsDocument.Namespace + ":";
        foreach (var entry in document.Entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            diagnostics.Add(DiagnosticCatalogue.OutsideConfig.At(Texts.OneLine(entry.Key), entry.Position));
        }

        switch (document.Find("config"))
        {
            case SettingsMap config:
                return new SettingsDocument { Root = Settings(config, diagnostics), Diagnostics = diagnostics.ToImmutable() };
            case SettingsScalar { Text: null }:
                return new SettingsDocument { Root = SettingsMap.Empty, Diagnostics = diagnostics.ToImmutable() };
            case { } other:
                diagnostics.Add(DiagnosticCatalogue.NotAMapOfSettings.At(file, other.Position, "the section 'config'"));
                break;
            case null when diagnostics.Count == 0:
                var near = NearestName.Find("config", document.Entries.Select(entry => entry.Key));
                diagnostics.Add(DiagnosticCatalogue.NoConfigSection.At(
                    file, near is null ? "Put the settings below 'config:'." : $"Write 'config' for {Texts.Quote(near)}."));
                break;
        }

        return new SettingsDocument { Diagnostics = diagnostics.ToImmutable() };
    }

    private static SettingsMap Settings(SettingsMap config, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var settings = ImmutableArray.CreateBuilder<SettingsEntry>();
        foreach (var entry in config.Entries)
        {
            if (ConfigKey.Read(entry.Key, entry.Position, diagnostics) is { } key)
            {
                settings.Add(entry with { Key = key });
            }
        }

        return config with { Entries = settings.ToImmutable() };
    }

    private static string OtherStacks(string directory, string stack)
    {
        var stacks = Directory.Exists(directory)
            ? Directory.EnumerateFiles(directory, NameOf("*"))
                .Select(path => Path.GetFileNameWithoutExtension(path)["Pulumi.".Length..])
                .Order(StringComparer.Ordinal)
                .ToList()
            : [];
        return NearestName.Find(stack, stacks) is { } near ? $"Did you mean the stack '{near}'?"
            : stacks.Count > 0 ? $"The stacks here are {Texts.Enumerate(stacks)}."
            : "There is no stack file here: run this in the folder of Pulumi.yaml.";
    }
}
