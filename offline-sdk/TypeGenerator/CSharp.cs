namespace TypeGenerator;

/// <summary>A C# type by namespace and name.</summary>
internal sealed record CSharpType(string Namespace, string Name)
{
    /// <summary>How code in a namespace names the type: its bare name beside it, its full name elsewhere.</summary>
    public string From(string @namespace) => Namespace == @namespace ? Name : $"{Namespace}.{Name}";
}

/// <summary>Rules of C# that have nothing to do with Pulumi.</summary>
internal static class CSharp
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string Parameter(string wireName)
    {
        var name = wireName.TrimStart('$');
        return Keywords.Contains(name) ? "@" + name : name;
    }

    public static string Indent(string code, int levels = 1) => string.Join('\n', code.Split('\n')
        .Select(line => line.Length == 0 ? line : new string(' ', 4 * levels) + line));
}
