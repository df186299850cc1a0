using TypeGenerator.Schema;

namespace TypeGenerator;

/// <summary>Finds what a line of the list names, or says what is wrong with it.</summary>
internal static class ListedTypeCheck
{
    public static ResourceSchema Find(Package package, PackageSchema schema, ListedType type)
    {
        if (type.IsProvider)
        {
            var methods = string.Join(", ", schema.Provider.Methods.Keys);
            return methods.Length == 0
                ? schema.Provider
                : throw Error(type, $"has the methods {methods}, which are not generated. Leave it out; resources work with the default provider");
        }

        if (!schema.Resources.TryGetValue(type.Token, out var resource))
        {
            throw Error(type,
                schema.Functions.ContainsKey(type.Token) ? "is a function; only resources are listed. Leave it out"
                : schema.Types.ContainsKey(type.Token) ? "is a nested type, which comes along with the resources that use it. List one of those"
                : $"is no resource of pulumi-{package.Name} {package.Version}. Did you mean '{Nearest(type.Token, schema.Resources.Keys)}'?");
        }

        return resource switch
        {
            { IsOverlay: true } => throw Error(
                type, "is written by hand in the official SDK. Write it by hand here too, beside ApiExtensions/CustomResource.cs"),
            { Deprecated: true } => throw Error(type, "is deprecated. List what replaces it"),
            _ => resource,
        };
    }

    private static GenerationException Error(ListedType type, string what) =>
        new($"types.txt({type.Line}): '{type.Token}' {what}{(what[^1] is '?' ? "" : ".")}");

    private static string Nearest(string token, IEnumerable<string> known) =>
        known.OrderBy(candidate => Distance(token, candidate)).ThenBy(candidate => candidate, StringComparer.Ordinal).First();

    /// <summary>Levenshtein's distance, a row at a time.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substituted = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
