using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Prototypes.Workloads;

namespace Prototypes.Tests.Workloads;

/// <summary>An nginx of this machine that runs the configuration of a text server on a port of 127.0.0.1.</summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    // The log has to be read on, or nginx would come to a halt.
    private readonly Task<string> _log;

    private NginxProcess(Process process, string folder, int port)
    {
        _process = process;
        _folder = folder;
        _log = process.StandardError.ReadToEndAsync();
        Port = port;
    }

    /// <summary>The port that it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts nginx, and returns when it listens. Skips the test where there is no nginx.</summary>
    /// <param name="page">What it serves.</param>
    /// <param name="certificates">Its certificates, or null for plain HTTP.</param>
    public static Task<NginxProcess> StartAsync(TextPage page, MountedSecret? certificates = null) =>
        StartAsync(port => NginxConfiguration.Render(page, port, certificates is not null), certificates);

    /// <summary>Starts nginx, and returns when it listens. Skips the test where there is no nginx.</summary>
    /// <param name="configuration">Its configuration for a port.</param>
    /// <param name="certificates">Its certificates, or null for plain HTTP.</param>
    public static async Task<NginxProcess> StartAsync(Func<int, string> configuration, MountedSecret? certificates = null)
    {
        var program = Find();
        Skip.If(program is null, "There is no nginx on this machine. On Debian: apt-get install nginx");
        while (true)
        {
            if (await TryStartAsync(program, configuration, certificates, FreePort()) is { } server)
            {
                return server;
            }
        }
    }

    /// <summary>Sends a request, as a client that trusts only this CA and knows the server as <c>mango.foo.com</c>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="authority">The CA, or null for plain HTTP.</param>
    public async Task<(HttpStatusCode Status, string Body, string? ContentType)> SendAsync(
        HttpMethod method, string path, X509Certificate2? authority = null)
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        if (authority is not null)
        {
            // A resumed session has the certificate of the time when it began.
            handler.SslOptions.AllowTlsResume = false;
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(method, $"{(authority is null ? "http" : "https")}://mango.foo.com{path}");
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _log;
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<NginxProcess?> TryStartAsync(string program, Func<int, string> configuration, MountedSecret? certificates, int port)
    {
        var folder = Directory.CreateTempSubdirectory("nginx-").FullName;
        var server = configuration(port)
            .Replace($"listen {port}", $"listen 127.0.0.1:{port}", StringComparison.Ordinal);
        if (certificates is not null)
        {
            server = server.Replace(NginxConfiguration.CertificateDirectory, certificates.Folder, StringComparison.Ordinal);
        }

        // What the image's own nginx.conf holds, in one process that needs no rights and writes to its own folder only.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "nginx.conf"),
            $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log stderr notice;
            events {}
            http {
                access_log off;
                client_body_temp_path {{folder}};
                proxy_temp_path {{folder}};
                fastcgi_temp_path {{folder}};
                uwsgi_temp_path {{folder}};
                scgi_temp_path {{folder}};
                include conf.d/*.conf;
            }
            """);
        Directory.CreateDirectory(Path.Combine(folder, "conf.d"));
        await File.WriteAllTextAsync(Path.Combine(folder, "conf.d", "default.conf"), server);

        var process = Process.Start(new ProcessStartInfo(program, ["-p", folder, "-e", "stderr", "-c", "nginx.conf"]) { RedirectStandardError = true })!;
        var log = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            log.Add(line);
            if (line.Contains("event method", StringComparison.Ordinal))
            {
                return new NginxProcess(process, folder, port);
            }

            if (line.Contains("Address already in use", StringComparison.Ordinal))
            {
                process.Kill();
                break;
            }
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
        Assert.True(log[^1].Contains("Address already in use", StringComparison.Ordinal), string.Join('\n', log));
        return null;
    }

    // Debian keeps it among the administrator's programs, which are not on everybody's PATH.
    private static string? Find() =>
        $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':')
            .Select(folder => Path.Combine(folder, "nginx"))
            .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
