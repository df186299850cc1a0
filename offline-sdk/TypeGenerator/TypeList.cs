namespace TypeGenerator;

/// <summary>A line of the list: a Pulumi type token and where it stands.</summary>
internal sealed record ListedType(string Token, int Line)
{
    /// <summary>The package that a token belongs to: the first part, or, for a provider, the last.</summary>
    public string PackageName => IsProvider ? Token[(Token.LastIndexOf(':') + 1)..] : Token.Split(':')[0];

    public bool IsProvider => Token.StartsWith("pulumi:providers:", StringComparison.Ordinal);
}

/// <summary>Reads the list of the types in use: one type token per line; '#' starts a comment.</summary>
internal static class TypeList
{
    public static IReadOnlyList<ListedType> Read(string file) => Parse(File.ReadLines(file));

    public static IReadOnlyList<ListedType> Parse(IEnumerable<string> lines)
    {
        var listed = lines
            .Select((line, index) => new ListedType(line.Split('#')[0].Trim(), index + 1))
            .Where(type => type.Token.Length > 0)
            .ToList();
        var twice = listed.GroupBy(type => type.Token).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? listed
            : throw new GenerationException(
                $"types.txt: '{twice.Key}' stands on the lines {string.Join(" and ", twice.Select(type => type.Line))}. Keep one of them.");
    }
}
