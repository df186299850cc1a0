using System.Security.Cryptography;
using System.Text;
using Prototypes.Operations.Etcd;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>The files of a node, and what the scripts do to them. NodeScriptsTests holds it against a real shell.</summary>
internal sealed class SimulatedNode
{
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Files => _files;

    public string? Read(string path) => _files.GetValueOrDefault(path);

    public void Write(string path, string? content)
    {
        if (content is null)
        {
            _files.Remove(path);
        }
        else
        {
            _files[path] = content;
        }
    }

    public ProcessResult Run(string script, IReadOnlyList<string> parameters, string? input)
    {
        switch (script)
        {
            case NodeScripts.Read:
                return new ProcessResult(0, Read(parameters[0]) is { } content ? $"present\n{content}" : "absent\n", "");
            case NodeScripts.Replace or NodeScripts.Publish when Digest(input!) != parameters[^1]:
                return new ProcessResult(1, "", "the file did not arrive whole\n");
            case NodeScripts.Replace:
                Write(parameters[0], input);
                break;
            case NodeScripts.Remove:
                Write(parameters[0], null);
                break;
            case NodeScripts.Publish:
                Write(parameters[2], Read(parameters[0]));
                Write(parameters[0], input);
                break;
            case NodeScripts.Restore:
                Write(parameters[0], Read(parameters[2]));
                break;
            case NodeScripts.Settle when Read(parameters[0]) is { } settled:
                Write(parameters[0], null);
                Write(parameters[1], settled);
                break;
            case NodeScripts.Settle:
                break;
            default:
                return new ProcessResult(127, "", $"sh: unexpected {script}\n");
        }

        return new ProcessResult(0, "", "");
    }

    private static string Digest(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
