using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Prototypes.Operations.Kubernetes;

namespace Prototypes.Operations.Vault;

/// <summary>One pod of Vault, reached through a forwarded port that is opened at need and again when it breaks.</summary>
internal sealed class VaultReplica(string pod, VaultTarget target, Kubectl kubectl, X509Certificate2Collection authorities)
    : IAsyncDisposable
{
    private const int ApiPort = 8200;

    private Tunnel? _tunnel;

    public string Pod => pod;

    /// <summary>Sends one request, once.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below <c>/v1/</c>.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="token">The Vault token.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TransientException">No answer: whether Vault has acted on the request is unknown.</exception>
    /// <exception cref="OperationException">The certificate is not to be trusted, or kubectl does not work.</exception>
    public async Task<VaultResponse> SendAsync(
        HttpMethod method, string path, JsonObject? body, string? token, CancellationToken cancellationToken)
    {
        var tunnel = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using var request = new HttpRequestMessage(method, $"v1/{path}");
        request.Content = body is null ? null : JsonContent.Create(body);
        if (token is not null)
        {
            request.Headers.Add("X-Vault-Token", token);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(target.RequestTimeout);
        try
        {
            using var response = await tunnel.Client.SendAsync(request, limit.Token).ConfigureAwait(false);
            return VaultResponse.Parse(response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new TransientException($"{pod} did not answer within {target.RequestTimeout.TotalSeconds:0.#} seconds.");
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            throw new OperationException(
                $"The certificate of {pod} is refused for '{target.HostName}' ({tunnel.Mistrust ?? exception.InnerException.Message}). "
                + "Give the CA that issued it, and a server name that it contains.",
                exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            await CloseAsync().ConfigureAwait(false);
            throw new TransientException($"{pod} does not answer ({Reason(exception)}).", exception);
        }
    }

    public ValueTask DisposeAsync() => CloseAsync();

    // The outer message names the address of this side of the tunnel, which tells a user nothing.
    private static string Reason(Exception exception) =>
        (exception.GetBaseException() is { } cause ? cause.Message : exception.Message).TrimEnd('.');

    private async Task<Tunnel> OpenAsync(CancellationToken cancellationToken)
    {
        if (_tunnel is { Forward.IsOpen: false })
        {
            await CloseAsync().ConfigureAwait(false);
        }

        return _tunnel ??= new Tunnel(
            await kubectl.ForwardAsync(target.Namespace, pod, ApiPort, cancellationToken)
                .ConfigureAwait(false), target.HostName, authorities);
    }

    private async ValueTask CloseAsync()
    {
        if (_tunnel is { } tunnel)
        {
            _tunnel = null;
            await tunnel.DisposeAsync().ConfigureAwait(false);
        }
    }

    private sealed class Tunnel : IAsyncDisposable
    {
        public Tunnel(PortForward forward, string hostName, X509Certificate2Collection authorities)
        {
            Forward = forward;
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(authorities);
            var handler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                ConnectCallback = ConnectAsync,
                SslOptions = { CertificateChainPolicy = policy, RemoteCertificateValidationCallback = Verify },
            };
            Client = new HttpClient(handler)
            {
                BaseAddress = new Uri($"https://{hostName}:{ApiPort}/"),
                Timeout = Timeout.InfiniteTimeSpan,
            };
        }

        public PortForward Forward { get; }

        public HttpClient Client { get; }

        /// <summary>Why the certificate was refused.</summary>
        public string? Mistrust { get; private set; }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await Forward.DisposeAsync().ConfigureAwait(false);
        }

        // The name in the URL is the one that is verified and sent as SNI; only the connection goes to this machine.
        private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(System.Net.IPAddress.Loopback, Forward.LocalPort, cancellationToken).ConfigureAwait(false);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }

        // Refuses what the default would refuse; it is here to remember the reason.
        private bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            Mistrust = errors switch
            {
                SslPolicyErrors.None => null,
                _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) =>
                    string.Join(", ", chain?.ChainStatus.Select(status => status.Status.ToString()).Distinct() ?? []),
                _ => $"it is for {certificate?.Subject} and other names",
            };
            return errors == SslPolicyErrors.None;
        }
    }
}
