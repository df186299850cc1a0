namespace TypeGenerator;

/// <summary>Finds the folder of the provider schemas, which are data beside the checkout and not part of it.</summary>
internal static class SchemaFolder
{
    public const string Variable = "PROTOTYPES_SCHEMAS";

    /// <param name="start">The folder from which on upwards it looks for <c>shared/schemas</c>.</param>
    /// <param name="named">The folder that the environment names, which wins.</param>
    public static string? Find(string start, string? named)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named)
                ? named
                : throw new GenerationException($"{Variable} names '{named}', which is no folder. Correct or unset it.");
        }

        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "schemas");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
