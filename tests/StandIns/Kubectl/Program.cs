using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Prototypes.StandIns.Kubectl;

var kubeconfig = Array.IndexOf(args, "--kubeconfig") is var index and >= 0 ? args[index + 1] : throw new ArgumentException("--kubeconfig is missing");
var cluster = Cluster.Read(kubeconfig);
await File.AppendAllTextAsync($"{cluster.Journal}.{Environment.ProcessId}", string.Join(' ', args) + Environment.NewLine);

switch (cluster.Behaviour)
{
    case "hangs":
        await Task.Delay(Timeout.Infinite);
        return 0;
    case "fails":
        await Console.Error.WriteLineAsync(cluster.Message);
        return 1;
}

if (args.Contains("port-forward"))
{
    var pod = args.First(argument => argument.StartsWith("pod/", StringComparison.Ordinal))["pod/".Length..];
    if (!cluster.Pods.TryGetValue(pod, out var port))
    {
        await Console.Error.WriteLineAsync($"Error from server (NotFound): pods \"{pod}\" not found");
        return 1;
    }

    await ForwardAsync(port);
    return 0;
}

if (args.Contains("pods"))
{
    Console.WriteLine(new JsonObject
    {
        ["items"] = new JsonArray([.. cluster.Pods.Keys.Select(name => (JsonNode)new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = name },
            ["status"] = new JsonObject
            {
                ["phase"] = "Running",
                ["containerStatuses"] = new JsonArray(new JsonObject { ["state"] = new JsonObject { ["running"] = new JsonObject() } }),
            },
        })]),
    }.ToJsonString());
    return 0;
}

if (args.Contains("secret"))
{
    Console.Write(cluster.Secrets.GetValueOrDefault(args[Array.IndexOf(args, "secret") + 1], ""));
    return 0;
}

await Console.Error.WriteLineAsync("error: unknown command");
return 1;

static async Task ForwardAsync(int target)
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    var local = ((IPEndPoint)listener.LocalEndpoint).Port;
    Console.WriteLine($"Forwarding from 127.0.0.1:{local} -> 8200");
    while (true)
    {
        var client = await listener.AcceptTcpClientAsync();
        Console.WriteLine("Handling connection for 8200");
        _ = RelayAsync(client, target);
    }
}

static async Task RelayAsync(TcpClient client, int target)
{
    using (client)
    using (var server = new TcpClient { NoDelay = true })
    {
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, target);
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync("error: lost connection to pod");
        }
    }
}
