using System.Security.Cryptography;
using System.Text;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Etcd.Simulation;

namespace Prototypes.Operations.Tests.Etcd;

/// <summary>Runs the scripts for the node with a real shell, and holds the simulated node against it.</summary>
public sealed class NodeScriptsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("node-scripts-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [SkippableTheory]
    [InlineData(NodeScripts.Read, new[] { "/manifests/a.yaml" }, null, 0)]
    [InlineData(NodeScripts.Read, new[] { "/manifests/none.yaml" }, null, 0)]
    [InlineData(NodeScripts.Replace, new[] { "/new/folder/config.yaml", Whole }, "keys\n", 0)]
    [InlineData(NodeScripts.Replace, new[] { "/manifests/a.yaml", Whole }, "keys\n", 0)]
    [InlineData(NodeScripts.Replace, new[] { "/manifests/a.yaml", Whole }, "ke", 1)]
    [InlineData(NodeScripts.Remove, new[] { "/lonely/config.yaml" }, null, 0)]
    [InlineData(NodeScripts.Remove, new[] { "/lonely/none.yaml" }, null, 0)]
    [InlineData(NodeScripts.Publish, new[] { "/manifests/a.yaml", "/work", "/work/previous", Whole }, "keys\n", 0)]
    [InlineData(NodeScripts.Publish, new[] { "/manifests/a.yaml", "/work", "/work/previous", Whole }, "", 1)]
    [InlineData(NodeScripts.Restore, new[] { "/manifests/a.yaml", "/lonely", "/lonely/config.yaml" }, null, 0)]
    [InlineData(NodeScripts.Settle, new[] { "/lonely/config.yaml", "/lonely/kept.yaml" }, null, 0)]
    [InlineData(NodeScripts.Settle, new[] { "/lonely/none.yaml", "/lonely/kept.yaml" }, null, 0)]
    public async Task A_shell_does_what_the_simulated_node_does(string script, string[] parameters, string? input, int exitCode)
    {
        Skip.If(OperatingSystem.IsWindows(), "The scripts are for a POSIX shell.");
        parameters = [.. parameters.Select(parameter => parameter == Whole ? Digest("keys\n") : parameter)];
        var simulated = new SimulatedNode();
        foreach (var (path, content) in new[] { ("/manifests/a.yaml", "a: 1\n"), ("/lonely/config.yaml", "c: 3") })
        {
            simulated.Write(path, content);
            Directory.CreateDirectory(Path.GetDirectoryName(_root + path)!);
            await File.WriteAllTextAsync(_root + path, content);
        }

        var expected = simulated.Run(script, parameters, input);
        string[] arguments = ["-c", script, "sh", .. parameters.Select(parameter => parameter.StartsWith('/') ? _root + parameter : parameter)];
        var actual = await new SystemProcessRunner().RunAsync(new ProcessRequest("sh", arguments) { StandardInput = input }, CancellationToken.None);

        Assert.Equal(exitCode, actual.ExitCode);
        Assert.Equal(expected, actual);
        Assert.Equal(simulated.Files, Files());
        Assert.All(Files().Where(file => file.Value == "keys\n"), file => Assert.True(Permissions.IsOwnerOnly(_root + file.Key), file.Key));
    }

    private const string Whole = "the digest of the whole input";

    private SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).ToDictionary(file => file[_root.Length..], File.ReadAllText), StringComparer.Ordinal);

    private static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
