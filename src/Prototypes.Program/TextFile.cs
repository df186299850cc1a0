using System.Text;

namespace Prototypes.Program;

/// <summary>Writes results to files.</summary>
internal static class TextFile
{
    /// <summary>Replaces a file's text at once: it has the old text or all of the new one, whatever happens meanwhile.</summary>
    /// <param name="path">The file. Its folder has to exist.</param>
    /// <param name="text">The text, written as UTF-8 without a byte order mark.</param>
    /// <param name="cancellationToken">Leaves the file as it was.</param>
    /// <exception cref="CommandException">The file can't be written.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"'{path}' can't be written: {exception.Message}");
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
