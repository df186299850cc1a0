using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Prototypes.Operations.Processes;

namespace Prototypes.Operations.Tests.Etcd.Simulation;

/// <summary>An etcd of this machine on a free port of the loopback interface, with its data in a temporary folder.</summary>
public sealed class RealEtcd : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly string _data = Directory.CreateTempSubdirectory("etcd-").FullName;
    private readonly string _client = $"http://127.0.0.1:{FreePort()}";
    private IRunningProcess? _process;

    /// <summary>Why tests with it are skipped; null when they are not.</summary>
    public string? Absence { get; private set; }

    public async Task InitializeAsync()
    {
        var peer = $"http://127.0.0.1:{FreePort()}";
        string[] arguments =
        [
            "--data-dir", _data, "--listen-client-urls", _client, "--advertise-client-urls", _client,
            "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}",
        ];
        try
        {
            _process = new SystemProcessRunner().Start(new ProcessRequest("etcd", arguments));
            var watch = Stopwatch.StartNew();
            while (Etcdctl(["endpoint", "health"], null).ExitCode != 0)
            {
                Assert.True(watch.Elapsed < Limit && !_process.Completion.IsCompleted, $"etcd does not start: {_process.StandardError}");
            }
        }
        catch (OperationException exception)
        {
            Absence = $"{exception.Message} (Debian: etcd-server and etcd-client)";
        }
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }

    public ProcessResult Etcdctl(IReadOnlyList<string> arguments, string? input) => new SystemProcessRunner().RunAsync(
        new ProcessRequest("etcdctl", [$"--endpoints={_client}", .. arguments.Where(argument => !IsConnection(argument))]) { StandardInput = input },
        CancellationToken.None).GetAwaiter().GetResult();

    public void Put(string key, byte[] value)
    {
        using var process = Process.Start(new ProcessStartInfo("etcdctl", [$"--endpoints={_client}", "put", key]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.BaseStream.Write(value);
        process.StandardInput.Close();
        Assert.Equal("OK", process.StandardOutput.ReadToEnd().Trim());
        process.WaitForExit();
    }

    // The real one listens elsewhere and without TLS.
    private static bool IsConnection(string argument) =>
        new[] { "--endpoints=", "--cacert=", "--cert=", "--key=" }.Any(flag => argument.StartsWith(flag, StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
