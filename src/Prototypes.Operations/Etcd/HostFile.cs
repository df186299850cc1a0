namespace Prototypes.Operations.Etcd;

/// <summary>Files of this machine that hold keys: only their owner reads them, and they change at once or not at all.</summary>
internal static class HostFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static async Task<string?> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) : null;

    public static async Task ReplaceAsync(string path, string content, CancellationToken cancellationToken)
    {
        var next = $"{path}.new";
        File.Delete(next);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        await using (var writer = new StreamWriter(next, options))
        {
            await writer.WriteAsync(content.AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        File.Move(next, path, overwrite: true);
    }

    public static void Remove(string path)
    {
        if (Directory.Exists(Path.GetDirectoryName(path)))
        {
            File.Delete($"{path}.new");
            File.Delete(path);
        }
    }
}
