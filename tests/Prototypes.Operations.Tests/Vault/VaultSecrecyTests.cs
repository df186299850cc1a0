using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Tests.Vault;

/// <summary>Looks for every secret in everything that is written while things go well, and while they go wrong.</summary>
public sealed class VaultSecrecyTests
{
    [Fact]
    public async Task No_secret_is_in_a_message_or_an_argument_when_all_goes_well()
    {
        await using var fixture = await VaultFixture.StartAsync();
        await fixture.BootstrapAsync();
        await fixture.BootstrapAsync(fixture.Kept[0]);
        await fixture.ConfigureAsync(Documents.Small);
        fixture.Vault.Replicas.ToList().ForEach(replica => replica.Restart());
        await fixture.UnsealAsync(fixture.Kept[0]);
        var result = await fixture.ConfigureAsync(Documents.Small, options: new VaultConfigureOptions { RevokeToken = true });

        AssertClean(fixture, [], result.Authorities.Select(authority => authority.ToString()).Concat(result.Changes));
    }

    [Fact]
    public async Task No_secret_is_in_an_error_whatever_Vault_answers()
    {
        List<Exception> errors = [];
        foreach (var status in new[] { 400, 403, 500, 503 })
        {
            await using var fixture = await VaultFixture.StartAsync(1);
            await fixture.BootstrapAsync();
            // The worst that a server can do: it quotes the whole request, token and all.
            foreach (var path in new[] { "sys/unseal", "secret/data/test/apitest", "auth/token/lookup-self" })
            {
                fixture.Vault.Replace = call => call.Path == path && (!call.IsRead || path.StartsWith("auth/", StringComparison.Ordinal))
                    ? Answer.Error(status, $"cannot handle {call.Body.ToJsonString()}")
                    : null;
                fixture.Vault.Replicas[0].Restart();
                var unsealed = await Record.ExceptionAsync(() => fixture.UnsealAsync(fixture.Kept[0]));
                fixture.Vault.Replicas[0].IsSealed = false;
                ((KeyValueEngine?)fixture.Vault.Storage!.Mounts.GetValueOrDefault("secret"))?.Forget();
                var configured = await Record.ExceptionAsync(() => fixture.ConfigureAsync(Documents.Small));
                Assert.True(unsealed is not null || configured is not null, $"{path} {status}");
                errors.AddRange(new[] { unsealed, configured }.OfType<Exception>());
            }

            AssertClean(fixture, errors, []);
        }

        Assert.All(errors, error => Assert.IsType<OperationException>(error));
        Assert.All(errors, error => Assert.DoesNotContain('\n', error.Message));
    }

    [Fact]
    public void Secrets_do_not_show_when_a_value_is_printed()
    {
        var keys = new VaultKeys { Shares = ["canary-share"], Threshold = 1, RootToken = "canary-token" };
        var secret = Documents.Small.KeyValueSecrets[0];

        Assert.Equal("1 unseal keys [secret]", keys.ToString());
        Assert.Equal("secret/test/apitest [secret]", secret.ToString());
        Assert.DoesNotContain("canary", Documents.Small.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("canary")]
    [InlineData("\"canary\"")]
    [InlineData("""{ "unseal_keys_b64": "canary", "unseal_threshold": 1 }""")]
    [InlineData("""{ "unseal_keys_b64": ["canary"], "unseal_threshold": 2 }""")]
    [InlineData("""{ "unseal_keys_b64": ["canary"], "unseal_threshold": 0 }""")]
    [InlineData("""{ "unseal_keys_b64": ["canary", ""], "unseal_threshold": 1 }""")]
    [InlineData("""{ "unseal_keys_b64": null, "unseal_threshold": 1 }""")]
    [InlineData("""{ "root_token": "canary" }""")]
    public void Keys_that_are_none_are_refused_without_being_quoted(string json)
    {
        var error = Assert.Throws<OperationException>(() => VaultKeys.Parse(json));

        Assert.Equal(
            "The unseal keys are not the JSON that 'vault bootstrap' writes: an object with unseal_keys_b64, unseal_threshold (at most as "
                + "many) and root_token. Hand over that output as it is.",
            error.Message);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Keys_survive_being_written_and_read()
    {
        var keys = VaultKeys.Parse(new VaultKeys { Shares = ["YQ==", "Yg=="], Threshold = 2, RootToken = "hvs.t" }.ToJson())!;

        Assert.Equal(["YQ==", "Yg=="], keys.Shares);
        Assert.Equal((2, "hvs.t"), (keys.Threshold, keys.RootToken));
        Assert.Null(VaultKeys.Parse(" \n"));
        Assert.Equal(1, VaultKeys.Parse("""{ "unseal_keys_b64": ["YQ=="], "unseal_keys_hex": ["61"], "unseal_shares": 1, "unseal_threshold": 1, "recovery_keys_b64": [], "root_token": "hvs.t" }""")!.Threshold);
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_not_quoted()
    {
        var error = Assert.Throws<OperationException>(() => VaultConfiguration.Parse("""{ "keyValueSecrets": [{ "path": "a", "values": { "canary": 7 } }] }"""));

        Assert.Null(error.InnerException);
        Assert.DoesNotContain("7", error.Message, StringComparison.Ordinal);
    }

    private static void AssertClean(VaultFixture fixture, IEnumerable<Exception> errors, IEnumerable<string> outputs)
    {
        var storage = fixture.Vault.Storage!;
        var secrets = storage.Shares
            .Concat(storage.Shares.Select(share => Convert.ToHexStringLower(Convert.FromBase64String(share))))
            .Append(fixture.Kept[0].RootToken!)
            .Append(Canary.KeyValue)
            .ToList();
        var written = fixture.Log.Messages
            .Concat(errors.Select(error => error.ToString()))
            .Concat(outputs)
            .Concat(fixture.Kubectl.Requests.SelectMany(request => request.Arguments))
            .Concat(fixture.Kubectl.Requests.Select(request => request.ToString()))
            .Concat(fixture.Vault.Calls.Select(call => call.Path));
        Assert.All(written, text => Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
        Assert.All(written, text => Assert.DoesNotContain("PRIVATE KEY", text, StringComparison.Ordinal));
    }
}
