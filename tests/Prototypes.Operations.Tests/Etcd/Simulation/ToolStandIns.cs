using System.Globalization;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>docker, minikube and kubectl as programs in a folder for <c>PATH</c>. Each hands its call to the simulated cluster in this
/// process.</summary>
internal sealed class ToolStandIns : IAsyncDisposable
{
    // The call's arguments and input in a folder of its own, whose name goes into one pipe; the exit code comes back through another.
    private const string Script =
        """
        #!/bin/sh
        set -eu
        call=$(mktemp -d "@FOLDER@/call.XXXXXX")
        for argument; do printf '%s\0' "$argument"; done > "$call/arguments"
        cat > "$call/input"
        mkfifo "$call/done"
        echo "${0##*/} $call" > "@FOLDER@/calls"
        read -r code < "$call/done"
        cat "$call/output"
        cat "$call/error" >&2
        exit "$code"
        """;

    private readonly string _folder;
    private readonly FileStream _calls;
    private readonly Task _served;

    private ToolStandIns(IProcessRunner cluster, string folder)
    {
        _folder = folder;

        // Both ends are open here, so that the pipe never ends between two calls.
        _calls = new FileStream(Path.Combine(folder, "calls"), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        _served = Task.Run(() => ServeAsync(cluster));
    }

    /// <summary>The value of <c>PATH</c> with the stand-ins first.</summary>
    public string SearchPath => $"{_folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";

    public static async Task<ToolStandIns> StartAsync(IProcessRunner cluster)
    {
        var folder = Directory.CreateTempSubdirectory("stand-ins-").FullName;
        await new SystemProcessRunner().RunAsync(new ProcessRequest("mkfifo", [Path.Combine(folder, "calls")]), CancellationToken.None);
        foreach (var tool in new[] { "docker", "minikube", "kubectl" })
        {
            var file = Path.Combine(folder, tool);
            await File.WriteAllTextAsync(file, Script.Replace("@FOLDER@", folder, StringComparison.Ordinal));
            await new SystemProcessRunner().RunAsync(new ProcessRequest("chmod", ["700", file]), CancellationToken.None);
        }

        return new ToolStandIns(cluster, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await File.AppendAllTextAsync(Path.Combine(_folder, "calls"), "end\n");
        await _served;
        await _calls.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ServeAsync(IProcessRunner cluster)
    {
        using var reader = new StreamReader(_calls, leaveOpen: true);
        while (await reader.ReadLineAsync() is { } line && line != "end")
        {
            var (tool, call) = (line.Split(' ')[0], line.Split(' ')[1]);
            var arguments = (await File.ReadAllTextAsync(Path.Combine(call, "arguments"))).Split('\0')[..^1];
            var input = await File.ReadAllTextAsync(Path.Combine(call, "input"));
            var result = await cluster.RunAsync(new ProcessRequest(tool, arguments) { StandardInput = input.Length == 0 ? null : input }, CancellationToken.None);
            await File.WriteAllTextAsync(Path.Combine(call, "output"), result.StandardOutput);
            await File.WriteAllTextAsync(Path.Combine(call, "error"), result.StandardError);
            await using var done = new StreamWriter(new FileStream(Path.Combine(call, "done"), FileMode.Open, FileAccess.Write));
            await done.WriteLineAsync(result.ExitCode.ToString(CultureInfo.InvariantCulture));
        }
    }
}
