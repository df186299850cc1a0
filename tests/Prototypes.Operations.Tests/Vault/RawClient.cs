using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>
/// Somebody who speaks to Vault by hand, or cert-manager: plain HTTP requests that share nothing with the code under test.
/// </summary>
internal sealed class RawClient(VaultFixture fixture, string? token = null)
{
    private readonly HttpClient _client = Connect(fixture.Vault.Active!.Port);
    private readonly string _token = token ?? fixture.Vault.Storage!.RootToken;

    public async Task<JsonObject> ReadAsync(string path) => (await SendAsync(HttpMethod.Get, path, null)).Body["data"]!.DeepClone().AsObject();

    public async Task<IReadOnlyDictionary<string, JsonNode>> ListAsync(string path) =>
        (await ReadAsync($"{path}?list=true"))["key_info"]!.AsObject().ToDictionary(entry => entry.Key, entry => entry.Value!);

    public async Task<(HttpStatusCode Status, JsonObject Body)> PostAsync(string path, JsonObject body) => await SendAsync(HttpMethod.Post, path, body);

    public async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(HttpMethod method, string path, JsonObject? body)
    {
        using var request = new HttpRequestMessage(method, $"v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Host = "vault.vault.svc";
        request.Headers.Add("X-Vault-Token", _token);
        using var response = await _client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, JsonNode.Parse(text.Length == 0 ? "{}" : text)!.AsObject());
    }

    private static HttpClient Connect(int port)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(Certificates.Parse(Double.VaultDouble.Authority));
        return new HttpClient(new SocketsHttpHandler
        {
            SslOptions = { CertificateChainPolicy = trust },
        })
        {
            BaseAddress = new Uri($"https://127.0.0.1:{port}/"),
        };
    }
}
