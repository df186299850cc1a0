namespace TypeGenerator;

/// <summary>Where the generator's input and output stand in a checkout.</summary>
internal sealed record Checkout(string Root)
{
    public string TypeList => Path.Combine(Root, "offline-sdk", "TypeGenerator", "types.txt");

    /// <summary>The folder that the generator owns: whatever it did not write there is removed.</summary>
    public string Generated(Package package) => Path.Combine(Root, "offline-sdk", package.Namespace, "Generated");

    /// <summary>Finds the checkout that this program was built in.</summary>
    public static Checkout Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = new Checkout(folder.FullName);
            if (File.Exists(candidate.TypeList))
            {
                return candidate;
            }
        }

        throw new GenerationException(
            $"No checkout found above '{AppContext.BaseDirectory}'. Run 'dotnet run --project offline-sdk/TypeGenerator' in a checkout.");
    }
}
