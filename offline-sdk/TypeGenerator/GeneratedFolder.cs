using TypeGenerator.Emit;

namespace TypeGenerator;

/// <summary>The folder of a package's generated files.</summary>
internal static class GeneratedFolder
{
    /// <summary>Makes the folder hold exactly the given files; says how many it wrote or removed.</summary>
    public static int Write(string folder, IReadOnlyList<SourceFile> files)
    {
        Directory.CreateDirectory(folder);
        var present = Read(folder).ToDictionary(file => file.Path, file => file.Text);
        var changed = files.Where(file => present.GetValueOrDefault(file.Path) != file.Text).ToList();
        var stale = present.Keys.Except(files.Select(file => file.Path)).ToList();
        foreach (var file in changed)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        stale.ForEach(path => File.Delete(Path.Combine(folder, path)));
        return changed.Count + stale.Count;
    }

    public static IReadOnlyList<SourceFile> Read(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => new SourceFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}
