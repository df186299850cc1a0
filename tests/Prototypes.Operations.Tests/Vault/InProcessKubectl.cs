using System.Text;
using System.Text.Json.Nodes;
using Prototypes.Operations.Processes;
using Prototypes.Operations.Tests.Vault.Double;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>Plays kubectl without a process, for tests that would start hundreds: a forwarded port is the double's own.</summary>
internal sealed class InProcessKubectl(VaultDouble vault) : IProcessRunner
{
    private readonly List<ProcessRequest> _requests = [];
    private int _open;

    public IReadOnlyList<ProcessRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>How many forwarded ports have not been ended.</summary>
    public int OpenForwards => _open;

    /// <summary>The status of the pods, in place of one that runs.</summary>
    public Queue<string> PodStatuses { get; } = [];

    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancellationToken)
    {
        Record(request);
        if (request.Arguments.Contains("secret"))
        {
            return Task.FromResult(new ProcessResult(0, Convert.ToBase64String(Encoding.UTF8.GetBytes(VaultDouble.Authority)), ""));
        }

        var status = PodStatuses.TryDequeue(out var next) ? next : """{ "phase": "Running", "containerStatuses": [{ "state": { "running": {} } }] }""";
        var items = new JsonArray([.. vault.Replicas.Select(replica => (JsonNode)new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = replica.Name },
            ["status"] = JsonNode.Parse(status),
        })]);
        return Task.FromResult(new ProcessResult(0, new JsonObject { ["items"] = items }.ToJsonString(), ""));
    }

    public IRunningProcess Start(ProcessRequest request)
    {
        Record(request);
        var pod = request.Arguments.First(argument => argument.StartsWith("pod/", StringComparison.Ordinal))["pod/".Length..];
        Interlocked.Increment(ref _open);
        return new Forward(this, vault.Replicas.First(replica => replica.Name == pod).Port);
    }

    private void Record(ProcessRequest request)
    {
        lock (_requests)
        {
            _requests.Add(request);
        }
    }

    private sealed class Forward(InProcessKubectl owner, int port) : IRunningProcess
    {
        private readonly TaskCompletionSource<int> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _announced;

        public Task<int> Completion => _completion.Task;

        public string StandardError => "";

        public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
        {
            if (!_announced)
            {
                _announced = true;
                return $"Forwarding from 127.0.0.1:{port} -> 8200";
            }

            await _completion.Task.WaitAsync(cancellationToken);
            return null;
        }

        public ValueTask DisposeAsync()
        {
            if (_completion.TrySetResult(0))
            {
                Interlocked.Decrement(ref owner._open);
            }

            return ValueTask.CompletedTask;
        }
    }
}
