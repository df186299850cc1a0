using System.Text;

namespace Prototypes.Program;

/// <summary>Writes results to files.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces a file's text at once: it has the old text or all of the new one, whatever happens meanwhile.</summary>
    /// <param name="path">The file. Its folder has to exist.</param>
    /// <param name="text">The text, written as UTF-8 without a byte order mark.</param>
    /// <param name="cancellationToken">Leaves the file as it was.</param>
    /// <exception cref="CommandException">The file can't be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CommandException("The result can't be written: the name of its file is empty.");
        }

        var target = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(target);
        if (folder is null || Directory.Exists(target))
        {
            throw new CommandException($"'{path}' can't be written: it is a folder. Name a file in it.");
        }

        if (!Directory.Exists(folder))
        {
            throw new CommandException($"'{path}' can't be written: there is no folder '{folder}'. Create it first.");
        }

        if (File.Exists(target) && !IsDevice(target))
        {
            // A link stays one, and what it leads to is replaced.
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        }

        var temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        try
        {
            if (IsDevice(target))
            {
                await File.WriteAllTextAsync(target, text, Utf8, cancellationToken);
                return;
            }

            await File.WriteAllTextAsync(temporary, text, Utf8, cancellationToken);
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is UnauthorizedAccessException
                ? "access is denied."
                : exception.Message.Replace(temporary, path, StringComparison.Ordinal);
            throw new CommandException($"'{path}' can't be written: {reason}");
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }

    // A device, or the pipe that a shell names so: it can't be replaced, only written to.
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);
}
