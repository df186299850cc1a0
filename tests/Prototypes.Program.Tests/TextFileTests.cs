namespace Prototypes.Program.Tests;

public sealed class TextFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("text file ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_new_file_has_the_text_without_a_byte_order_mark()
    {
        await WriteAsync("new", "grüß\n");

        Assert.Equal("grüß\n"u8.ToArray(), await File.ReadAllBytesAsync(PathOf("new")));
        Assert.Equal(["new"], Files);
    }

    [Fact]
    public async Task Who_has_the_old_file_open_keeps_the_old_text()
    {
        await WriteAsync("file", "old");
        using var reader = new StreamReader(new FileStream(PathOf("file"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

        await WriteAsync("file", "new");

        Assert.Equal("old", await reader.ReadToEndAsync());
        Assert.Equal("new", await File.ReadAllTextAsync(PathOf("file")));
    }

    [SkippableFact]
    public async Task A_link_stays_one()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        await WriteAsync("file", "old");
        File.CreateSymbolicLink(PathOf("link"), "file");

        await WriteAsync("link", "new");

        Assert.Equal("file", new FileInfo(PathOf("link")).LinkTarget);
        Assert.Equal("new", await File.ReadAllTextAsync(PathOf("file")));
    }

    [SkippableFact]
    public async Task A_device_is_written_to_and_not_replaced()
    {
        Skip.IfNot(File.Exists("/dev/fd/0"), "This system has no folder of devices.");
        // A pipe, as a shell names it to a program. Should it be replaced, only this process' own name for it is tried.
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In);
        var name = $"/dev/fd/{pipe.ClientSafePipeHandle.DangerousGetHandle()}";

        await TextFile.WriteAsync(name, "text", CancellationToken.None);
        pipe.DisposeLocalCopyOfClientHandle();

        using var reader = new StreamReader(pipe);
        Assert.Equal("text", await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_file_without_a_name_is_refused(string path) => Assert.Equal(
        "The result can't be written: the name of its file is empty.",
        (await Assert.ThrowsAsync<CommandException>(() => TextFile.WriteAsync(path, "text", CancellationToken.None))).Message);

    [Fact]
    public async Task A_folder_is_refused()
    {
        Assert.Equal($"'{_folder}' can't be written: it is a folder. Name a file in it.", await RefusalAsync(""));
        Assert.Empty(Files);
    }

    [Fact]
    public async Task A_file_in_the_place_of_its_folder_is_refused()
    {
        await WriteAsync("file", "old");

        Assert.Equal(
            $"'{PathOf("file/new")}' can't be written: there is no folder '{PathOf("file")}'. Create it first.", await RefusalAsync("file/new"));
        Assert.Equal("old", await File.ReadAllTextAsync(PathOf("file")));
    }

    [Fact]
    public async Task An_interruption_leaves_the_file_as_it_was()
    {
        await WriteAsync("file", "old");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TextFile.WriteAsync(PathOf("file"), "new", new CancellationToken(canceled: true)));

        Assert.Equal("old", await File.ReadAllTextAsync(PathOf("file")));
        Assert.Equal(["file"], Files);
    }

    private IEnumerable<string> Files => Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path));

    private string PathOf(string relative) => Path.Combine(_folder, relative);

    private Task WriteAsync(string relative, string text) => TextFile.WriteAsync(PathOf(relative), text, CancellationToken.None);

    private async Task<string> RefusalAsync(string relative) =>
        (await Assert.ThrowsAsync<CommandException>(() => WriteAsync(relative, "text"))).Message;
}
