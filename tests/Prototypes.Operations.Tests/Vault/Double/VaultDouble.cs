using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Prototypes.Operations.Tests.Vault.Double;

/// <summary>
/// A Vault of one or several replicas behind real TLS, after Vault's public API documentation: the part of the API that is in use,
/// with its state machine (initialised, sealed, joined, standby, active) and engines that really sign. Nothing here is shared with the code
/// under test.
/// </summary>
internal sealed class VaultDouble : IAsyncDisposable
{
    private static readonly Lazy<(X509Certificate2 Authority, X509Certificate2 Server)> Certificates = new(MakeCertificates);

    private readonly Lock _state = new();
    private readonly List<Call> _calls = [];
    private readonly WebApplication _server;
    private SystemBackend? _backend;
    private string? _leader;

    private VaultDouble(WebApplication server, int replicas)
    {
        _server = server;
        Replicas = [.. Enumerable.Range(0, replicas).Select(ordinal => new DoubleReplica($"vault-{ordinal}"))];
    }

    public IReadOnlyList<DoubleReplica> Replicas { get; }

    /// <summary>Null until Vault is initialised.</summary>
    public Storage? Storage { get; private set; }

    /// <summary>How often Vault was initialised.</summary>
    public int Initializations { get; private set; }

    /// <summary>Every request that reached a replica.</summary>
    public IReadOnlyList<Call> Calls
    {
        get
        {
            lock (_state)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>Decides how the way fails for a request, given how many came before it.</summary>
    public Func<int, Call, Fault> Faults { get; set; } = (_, _) => Fault.None;

    /// <summary>Answers in Vault's place; null leaves it to Vault.</summary>
    public Func<Call, Answer?> Replace { get; set; } = _ => null;

    /// <summary>Called after a request was acted on, with its number.</summary>
    public Action<int> Acted { get; set; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The CA of the servers' certificate, PEM.</summary>
    public static string Authority => Certificates.Value.Authority.ExportCertificatePem();

    public DoubleReplica? Active => Storage is null ? null
        : Unsealed.Count() * 2 > Storage.Peers.Count ? Unsealed.FirstOrDefault(replica => replica.Name == _leader) ?? Unsealed.FirstOrDefault() : null;

    private IEnumerable<DoubleReplica> Unsealed => Replicas.Where(replica => replica is { IsInitialized: true, IsSealed: false });

    public static async Task<VaultDouble> StartAsync(int replicas = 3, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            for (var ordinal = 0; ordinal < replicas; ordinal++)
            {
                kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(Certificates.Value.Server));
            }
        });
        builder.Services.AddRouting();
        var server = builder.Build();
        var vault = new VaultDouble(server, replicas) { Time = time ?? TimeProvider.System };
        server.Run(vault.HandleAsync);
        await server.StartAsync();
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var (replica, address) in vault.Replicas.Zip(addresses))
        {
            replica.Port = new Uri(address).Port;
        }

        return vault;
    }

    /// <summary>Initialises and unseals without a request, for tests about what comes after.</summary>
    public Storage Ready(int shares = 1, int threshold = 1)
    {
        Storage = new Storage(shares, threshold);
        _backend = new SystemBackend(Storage, Time.GetUtcNow);
        Initializations++;
        foreach (var replica in Replicas)
        {
            (replica.IsInitialized, replica.IsSealed) = (true, false);
            Storage.Peers[replica.Name] = 0;
        }

        _leader = Replicas[0].Name;
        return Storage;
    }

    /// <summary>Makes another replica the leader.</summary>
    public void Lead(string replica) => _leader = replica;

    /// <summary>A token of a service account, as cert-manager asks the API server for one.</summary>
    public string MakeServiceAccountToken(string @namespace, string name, string audience)
    {
        var token = $"jwt-{Guid.NewGuid():N}";
        _backend!.Reviews[token] = new ServiceAccountToken(@namespace, name, audience);
        return token;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(new CancellationToken(canceled: true));
        await _server.DisposeAsync();
    }

    private static (X509Certificate2 Authority, X509Certificate2 Server) MakeCertificates()
    {
        var now = DateTimeOffset.UtcNow;
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=Vault bootstrap CA", key, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(10));
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=vault", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("vault.vault.svc");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, now.AddDays(-1), now.AddDays(9), RandomNumberGenerator.GetBytes(16));
        using var withKey = certificate.CopyWithPrivateKey(serverKey);
        return (authority, X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null));
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var body = JsonNode.Parse(text.Length == 0 ? "{}" : text)!.AsObject();
        Fault fault;
        Answer answer;
        lock (_state)
        {
            var replica = Replicas.First(candidate => candidate.Port == context.Connection.LocalPort);
            var call = new Call(
                replica.Name, context.Request.Method == "PUT" && !context.Request.Path.StartsWithSegments("/v1/sys") ? "POST" : context.Request.Method,
                context.Request.Path.Value!["/v1/".Length..], context.Request.Query.ContainsKey("list"), body, context.Request.Headers["X-Vault-Token"].FirstOrDefault());
            var number = _calls.Count;
            _calls.Add(call);
            fault = replica.StartsAfter-- > 0 ? Fault.LostRequest : Faults(number, call);
            answer = fault switch
            {
                Fault.LostRequest => Answer.NoContent,
                Fault.Unavailable => new Answer(503),
                _ => Replace(call) ?? Act(replica, call),
            };
            Acted(number);
        }

        if (fault is Fault.LostRequest or Fault.LostAnswer)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        if (answer.Body is { } content)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(content.ToJsonString());
        }
    }

    private Answer Act(DoubleReplica replica, Call call)
    {
        switch (call.Path)
        {
            case "sys/health":
                Join(replica);
                return Health(replica);
            case "sys/init" when call.Method == "PUT":
                return Initialize(replica, call.Body);
            case "sys/unseal" when call.Method == "PUT":
                return Unseal(replica, call.Body);
            default:
                return replica.IsSealed ? Answer.Error(503, "Vault is sealed")
                    : Active is null ? Answer.Error(500, "local node not active but active cluster node not found")
                    : _backend!.Handle(call);
        }
    }

    /// <summary>retry_join: the leader lets in who asks, once it can be asked.</summary>
    private void Join(DoubleReplica replica)
    {
        if (!replica.IsInitialized && Active is not null && replica.JoinsAfter-- <= 0)
        {
            replica.IsInitialized = true;
        }
    }

    private Answer Health(DoubleReplica replica) => new(
        replica.HealthStatus ?? (!replica.IsInitialized ? 501 : replica.IsSealed ? 503 : Active == replica ? 200 : Active is null ? 474 : 429),
        new JsonObject
        {
            ["initialized"] = replica.IsInitialized,
            ["sealed"] = replica.IsSealed,
            ["standby"] = Active != replica,
            ["version"] = "2.0.4",
        });

    private Answer Initialize(DoubleReplica replica, JsonObject body)
    {
        if (replica.IsInitialized)
        {
            return Answer.Error(400, "Vault is already initialized");
        }

        Initializations++;
        Storage = new Storage(body["secret_shares"]!.GetValue<int>(), body["secret_threshold"]!.GetValue<int>());
        _backend = new SystemBackend(Storage, Time.GetUtcNow);
        Storage.Peers[replica.Name] = 0;
        _leader = replica.Name;
        replica.IsInitialized = true;
        var shares = new JsonArray([.. Storage.Shares.Select(share => (JsonNode)share)]);
        return new Answer(200, new JsonObject
        {
            ["keys"] = new JsonArray([.. Storage.Shares.Select(share => (JsonNode)Convert.ToHexStringLower(Convert.FromBase64String(share)))]),
            ["keys_base64"] = shares,
            ["root_token"] = Storage.RootToken,
        });
    }

    private Answer Unseal(DoubleReplica replica, JsonObject body)
    {
        if (!replica.IsInitialized)
        {
            return Answer.Error(400, "Vault is not initialized");
        }

        if (body["reset"]?.GetValue<bool>() == true)
        {
            replica.Progress.Clear();
        }
        else if (replica.IsSealed && body["key"]?.ToString() is { } share && !replica.Progress.Contains(share))
        {
            if (!Convert.TryFromBase64String(share, new byte[share.Length], out _))
            {
                return Answer.Error(400, "'key' must be a valid hex or base64 string");
            }

            replica.Progress.Add(share);
            if (replica.Progress.Count == Storage!.Threshold)
            {
                var fits = replica.Progress.TrueForAll(Storage.Shares.Contains);
                replica.Progress.Clear();
                if (!fits)
                {
                    return Answer.Error(400, "unseal failed, invalid key");
                }

                replica.IsSealed = false;
                Storage.Peers.TryAdd(replica.Name, 2);
            }
        }

        return new Answer(200, new JsonObject { ["sealed"] = replica.IsSealed, ["t"] = Storage!.Threshold, ["n"] = Storage.Shares.Count, ["progress"] = replica.Progress.Count });
    }
}
