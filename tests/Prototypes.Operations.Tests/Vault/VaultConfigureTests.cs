using System.Text.Json.Nodes;
using Prototypes.Operations.Tests.Vault.Double;
using Prototypes.Operations.Vault;
using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Tests.Vault;

public sealed class VaultConfigureTests
{
    [Fact]
    public async Task A_fresh_Vault_is_brought_to_what_the_document_says()
    {
        await using var fixture = await StartAsync();

        var result = await fixture.ConfigureAsync(Documents.Small);

        Assert.Equal(
        [
            "Mounted a PKI engine at pki",
            "Changed pki/config/urls (issuing_certificates, crl_distribution_points, ocsp_servers)",
            "Mounted a PKI engine at pki_int",
            "Changed pki_int/config/urls (issuing_certificates, crl_distribution_points, ocsp_servers)",
            "Generated the root CA root-2026 in pki",
            "Signed the intermediate CA example-com in pki_int by root-2026",
            "Named the intermediate CA example-com in pki_int",
            "Created pki_int/roles/mango-issuer",
            "Created sys/policies/acl/mango-issuer",
            "Enabled the Kubernetes login at auth/kubernetes",
            "Created auth/kubernetes/config",
            "Created auth/kubernetes/role/mango-issuer",
            "Mounted a key-value engine at secret",
            "Wrote secret/test/apitest",
        ],
        result.Changes);
        Assert.Equal(["pki/root-2026", "pki_int/example-com"], result.Authorities.Select(authority => $"{authority.Mount}/{authority.IssuerName}"));
        Assert.Equal("path \"pki_int/sign/mango-issuer\" {\n  capabilities = [\"create\", \"update\"]\n}\n", fixture.Vault.Storage!.Policies["mango-issuer"]);
        Assert.Equal(
            $$"""{"username":"apiuser","password":"{{Canary.KeyValue}}"}""",
            ((KeyValueEngine)fixture.Vault.Storage.Mounts["secret"])["test/apitest"]!.ToJsonString());
        Assert.Equal("vault://mango/mango-issuer", fixture.Vault.Storage.Logins["kubernetes"].Role("mango-issuer")!["audience"]!.ToString());
    }

    [Fact]
    public async Task A_second_run_reads_only_and_gives_the_same_certificates()
    {
        await using var fixture = await StartAsync();
        var first = await fixture.ConfigureAsync(Documents.Small);
        var before = fixture.Vault.Calls.Count;

        var second = await fixture.ConfigureAsync(Documents.Small);

        Assert.Empty(second.Changes);
        Assert.Equal(first.Authorities, second.Authorities);
        Assert.All(fixture.Vault.Calls.Skip(before), call => Assert.True(call.IsRead, call.ToString()));
        Assert.Equal("Vault is as it should be.", fixture.Log.Messages[^1]);
    }

    [Fact]
    public async Task Issuers_can_be_added_to_a_configured_Vault_one_document_each()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Authorities);

        var result = await fixture.ConfigureAsync(Documents.Issuer("nginx", "nginx-issuer", "pki_int"));

        Assert.Equal(["Created pki_int/roles/nginx-issuer", "Created sys/policies/acl/nginx-issuer", "Created auth/kubernetes/role/nginx-issuer"], result.Changes);
    }

    [Fact]
    public async Task An_issuer_is_taken_out_again_and_nothing_else()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Authorities);
        var before = fixture.Vault.Storage!.Describe(fixture.Time.GetUtcNow());
        await fixture.ConfigureAsync(Documents.Issuer("nginx", "nginx-issuer", "pki_int"));

        var result = await fixture.ConfigureAsync(Documents.Issuer("nginx", "nginx-issuer", "pki_int"), options: new VaultConfigureOptions { Remove = true });

        Assert.Equal(["Removed auth/kubernetes/role/nginx-issuer", "Removed sys/policies/acl/nginx-issuer", "Removed pki_int/roles/nginx-issuer"], result.Changes);
        Assert.Equal(before, fixture.Vault.Storage.Describe(fixture.Time.GetUtcNow()));
    }

    [Fact]
    public async Task Nothing_is_removed_from_a_sealed_Vault_and_nobody_waits_for_it()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        fixture.Vault.Replicas[0].Restart();
        var waited = fixture.Time.Waited;

        var result = await fixture.ConfigureAsync(Documents.Small, options: new VaultConfigureOptions { Remove = true });

        Assert.Empty(result.Changes);
        Assert.Equal("Vault is not in service, so nothing was removed from it.", fixture.Log.Messages[^1]);
        Assert.Equal(waited, fixture.Time.Waited);
    }

    [Theory]
    [InlineData("pki_int/roles/mango-issuer", "allow_any_name", "true", "Changed pki_int/roles/mango-issuer (allow_any_name)")]
    [InlineData("pki_int/roles/mango-issuer", "max_ttl", "999999", "Changed pki_int/roles/mango-issuer (max_ttl)")]
    [InlineData("pki_int/roles/mango-issuer", "allowed_domains", """["mango.example.com", "evil.org"]""", "Changed pki_int/roles/mango-issuer (allowed_domains)")]
    [InlineData("pki_int/roles/mango-issuer", "key_usage", """["CertSign"]""", "Changed pki_int/roles/mango-issuer (key_usage)")]
    [InlineData("sys/policies/acl/mango-issuer", "policy", "\"path \\\"*\\\" { capabilities = [\\\"sudo\\\"] }\"", "Changed sys/policies/acl/mango-issuer (policy)")]
    [InlineData("auth/kubernetes/role/mango-issuer", "audience", "\"\"", "Changed auth/kubernetes/role/mango-issuer (audience)")]
    [InlineData("auth/kubernetes/role/mango-issuer", "bound_service_account_namespaces", """["*"]""", "Changed auth/kubernetes/role/mango-issuer (bound_service_account_namespaces)")]
    [InlineData("auth/kubernetes/role/mango-issuer", "token_ttl", "1728000", "Changed auth/kubernetes/role/mango-issuer (token_ttl)")]
    [InlineData("auth/kubernetes/config", "kubernetes_host", "\"https://:443\"", "Changed auth/kubernetes/config (kubernetes_host)")]
    [InlineData("secret/data/test/apitest", "data", """{ "password": "changed" }""", "Changed secret/test/apitest")]
    [InlineData("sys/mounts/pki_int/tune", "max_lease_ttl", "\"3600s\"", "Changed pki_int (max_lease_ttl)")]
    public async Task What_was_changed_by_hand_is_put_right(string path, string field, string value, string change)
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        var wanted = fixture.Vault.Storage!.Describe(fixture.Time.GetUtcNow());
        var client = new RawClient(fixture);
        var current = path.EndsWith("/tune", StringComparison.Ordinal) || path.StartsWith("secret/", StringComparison.Ordinal) ? [] : await client.ReadAsync(path);
        current[field] = JsonNode.Parse(value);
        await client.PostAsync(path, current);
        Assert.NotEqual(wanted, fixture.Vault.Storage.Describe(fixture.Time.GetUtcNow()));

        var result = await fixture.ConfigureAsync(Documents.Small);

        Assert.Equal([change], result.Changes);
        Assert.Equal(wanted, fixture.Vault.Storage.Describe(fixture.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_default_issuer_that_was_changed_by_hand_is_put_right()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        var client = new RawClient(fixture);
        var rootCopy = (await client.ListAsync("pki_int/issuers")).Single(issuer => issuer.Value["issuer_name"]!.ToString().Length == 0).Key;
        await client.PostAsync("pki_int/config/issuers", new JsonObject { ["default"] = rootCopy });

        var result = await fixture.ConfigureAsync(Documents.Small);

        Assert.Equal(["Made example-com the default issuer of pki_int"], result.Changes);
    }

    [Fact]
    public async Task An_intermediate_is_signed_anew_with_the_same_key_shortly_before_it_ends()
    {
        await using var fixture = await StartAsync();
        var first = await fixture.ConfigureAsync(Documents.Small);
        fixture.Time.Advance(TimeSpan.FromHours(43800) - TimeSpan.FromDays(31));
        Assert.Empty((await fixture.ConfigureAsync(Documents.Small)).Changes);
        fixture.Time.Advance(TimeSpan.FromDays(2));

        var second = await fixture.ConfigureAsync(Documents.Small);

        Assert.Collection(
            second.Changes,
            change => Assert.Equal("Signed the intermediate CA example-com in pki_int by root-2026", change),
            change => Assert.Matches("^Renamed the former example-com in pki_int to example-com-[0-9a-f]{8}$", change),
            change => Assert.Equal("Named the intermediate CA example-com in pki_int", change),
            change => Assert.Equal("Made example-com the default issuer of pki_int", change));
        Assert.Equal(first.Authorities[0], second.Authorities[0]);
        using var former = Certificates.Parse(first.Authorities[1].Certificate);
        using var renewed = Certificates.Parse(second.Authorities[1].Certificate);
        Assert.Equal(former.PublicKey.ExportSubjectPublicKeyInfo(), renewed.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.True(renewed.NotAfter > former.NotAfter.AddYears(4));
        Assert.Empty((await fixture.ConfigureAsync(Documents.Small)).Changes);
    }

    [Fact]
    public async Task A_new_root_beside_the_old_one_signs_the_intermediate_anew()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        var successor = new RootAuthority { Mount = "pki", IssuerName = "root-2027", CommonName = "Example Root CA 2027", Lifetime = TimeSpan.FromHours(87600) };

        var result = await fixture.ConfigureAsync(Documents.Small with
        {
            RootAuthorities = [.. Documents.Small.RootAuthorities, successor],
            IntermediateAuthorities = [Documents.Small.IntermediateAuthorities[0] with { SignedByIssuer = "root-2027" }],
        });

        Assert.Contains("Generated the root CA root-2027 in pki", result.Changes);
        Assert.Contains("Signed the intermediate CA example-com in pki_int by root-2027", result.Changes);
        Assert.Contains("Made root-2027 the default issuer of pki", result.Changes);
        Assert.Equal("CN=Example Root CA 2027", Certificates.Parse(result.Authorities[2].Certificate).Issuer);
    }

    [Fact]
    public async Task A_root_is_not_generated_again_when_its_lifetime_or_key_changes_in_the_document()
    {
        await using var fixture = await StartAsync();
        var first = await fixture.ConfigureAsync(Documents.Small);

        var second = await fixture.ConfigureAsync(Documents.Small with
        {
            RootAuthorities = [Documents.Small.RootAuthorities[0] with { Lifetime = TimeSpan.FromHours(80000), KeyType = KeyType.Rsa, KeyBits = 4096 }],
        });

        Assert.Empty(second.Changes);
        Assert.Equal(first.Authorities, second.Authorities);
    }

    [Theory]
    [InlineData("root-2026", "Another Root CA", "The issuer 'root-2026' in 'pki' is the CA 'Example Root CA', not 'Another Root CA'. A CA "
        + "is never replaced: choose a new issuer name for a new one.")]
    [InlineData("root-2027", "Example Root CA", "'pki' has a CA 'Example Root CA' already, with the issuer name 'root-2026'. Name that "
        + "one, or give the new CA another common name, so that the two can be told apart.")]
    public async Task A_root_that_contradicts_the_existing_one_is_refused(string issuer, string commonName, string message)
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(new VaultConfiguration
        {
            RootAuthorities = [Documents.Small.RootAuthorities[0] with { IssuerName = issuer, CommonName = commonName }],
        }));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public async Task An_ended_root_is_an_error_that_says_how_to_get_a_new_one()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        fixture.Time.Advance(TimeSpan.FromHours(87601));

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small));

        Assert.Matches("^The root CA 'root-2026' in 'pki' ended on [0-9-]{10}\\. Choose a new issuer name and a new common name, so that a "
            + "new one is generated\\.$", error.Message);
    }

    [Fact]
    public async Task An_intermediate_never_outlives_its_root()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        fixture.Time.Advance(TimeSpan.FromHours(87600) - TimeSpan.FromDays(100));

        var result = await fixture.ConfigureAsync(Documents.Small);

        using var root = Certificates.Parse(result.Authorities[0].Certificate);
        using var intermediate = Certificates.Parse(result.Authorities[1].Certificate);
        Assert.InRange(root.NotAfter - intermediate.NotAfter, TimeSpan.Zero, TimeSpan.FromMinutes(2));

        fixture.Time.Advance(TimeSpan.FromDays(75));
        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small));
        Assert.Contains("too soon to sign 'example-com' for longer than its renewBefore. Name a new root CA.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_after_any_request_a_second_run_ends_as_an_uninterrupted_one()
    {
        var (requests, wanted) = await ReferenceAsync();
        for (var stop = 0; stop < requests; stop++)
        {
            await using var fixture = await StartAsync();
            using var cancellation = new CancellationTokenSource();
            fixture.Vault.Acted = number =>
            {
                if (number == stop)
                {
                    cancellation.Cancel();
                }
            };

            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.ConfigureAsync(Documents.Small, cancellationToken: cancellation.Token));
            fixture.Vault.Acted = _ => { };
            await fixture.ConfigureAsync(Documents.Small);

            Assert.Equal((stop, wanted), (stop, fixture.Vault.Storage!.Describe(fixture.Time.GetUtcNow())));
        }
    }

    [Theory]
    [InlineData(nameof(Fault.LostRequest))]
    [InlineData(nameof(Fault.LostAnswer))]
    [InlineData(nameof(Fault.Unavailable))]
    public async Task A_fault_at_any_request_is_survived_in_the_same_run(string fault)
    {
        var (requests, wanted) = await ReferenceAsync();
        for (var broken = 0; broken < requests; broken++)
        {
            await using var fixture = await StartAsync();
            fixture.Vault.Faults = (number, _) => number == broken ? Enum.Parse<Fault>(fault) : Fault.None;

            await fixture.ConfigureAsync(Documents.Small);

            Assert.Equal((fault, broken, wanted), (fault, broken, fixture.Vault.Storage!.Describe(fixture.Time.GetUtcNow())));
        }
    }

    [Fact]
    public async Task A_token_that_was_revoked_is_refused_before_anything_is_read_or_written()
    {
        await using var fixture = await StartAsync();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small, "hvs.revoked"));

        Assert.Equal(
            "Vault does not accept the token: it has been revoked, or belongs to another Vault. Give the root token that 'vault bootstrap' "
                + "gave, or a token that may do the same.",
            error.Message);
        Assert.Equal("GET vault-0 auth/token/lookup-self", fixture.Vault.Calls[^1].ToString());
    }

    [Fact]
    public async Task A_token_with_too_few_rights_is_refused_by_path()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        fixture.Vault.Storage!.Policies["little"] = "path \"auth/token/lookup-self\" { capabilities = [\"read\"] }";
        fixture.Vault.Storage.Tokens["hvs.little"] = new Token(["little"], DateTimeOffset.MaxValue);

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small, "hvs.little"));

        Assert.Equal("Vault forbids sys/mounts to this token. Give a token that may configure Vault, such as the root "
            + "token.", error.Message);
    }

    [Theory]
    [InlineData(nameof(Fault.None))]
    [InlineData(nameof(Fault.LostAnswer))]
    public async Task The_token_is_revoked_at_the_end_if_wanted(string fault)
    {
        await using var fixture = await StartAsync();
        var token = fixture.Vault.Storage!.RootToken;
        var first = true;
        fixture.Vault.Faults = (_, call) => call.Path.EndsWith("revoke-self", StringComparison.Ordinal) && first && !(first = false) ? Enum.Parse<Fault>(fault) : Fault.None;

        await fixture.ConfigureAsync(Documents.Small, options: new VaultConfigureOptions { RevokeToken = true });

        Assert.DoesNotContain(token, fixture.Vault.Storage.Tokens.Keys);
        Assert.Equal("auth/token/revoke-self", fixture.Vault.Calls[^1].Path);
        await fixture.ConfigureAsync(new VaultConfiguration(), token, new VaultConfigureOptions { RevokeToken = true });
        await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small, token, new VaultConfigureOptions { RevokeToken = true }));
    }

    [Fact]
    public async Task A_standby_is_passed_by_for_the_active_replica()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready();
        fixture.Vault.Replicas[0].Restart();
        fixture.Vault.Replicas[0].IsSealed = false;
        fixture.Vault.Lead("vault-2");

        await fixture.ConfigureAsync(Documents.Small);

        Assert.All(fixture.Vault.Calls.Where(call => call.Path != "sys/health"), call => Assert.Equal("vault-2", call.Replica));
    }

    [Fact]
    public async Task A_leader_that_is_lost_on_the_way_is_followed_by_the_next()
    {
        await using var fixture = await VaultFixture.StartAsync();
        fixture.Vault.Ready();
        fixture.Vault.Acted = number =>
        {
            if (number == 20)
            {
                fixture.Vault.Replicas[0].Restart();
            }
        };

        var result = await fixture.ConfigureAsync(Documents.Small);

        Assert.Equal(14, result.Changes.Count);
        Assert.Contains(fixture.Vault.Calls, call => call is { Replica: "vault-1", Method: "POST" });
    }

    [Fact]
    public async Task A_sealed_Vault_is_waited_for_and_the_error_says_what_helps()
    {
        await using var fixture = await StartAsync();
        fixture.Vault.Replicas[0].Restart();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small));

        Assert.Equal(
            "Waited 5 minutes until Vault is in service, in vain: No replica is active: vault-0 is sealed. A sealed one needs 'vault "
                + "unseal'. Put it right, or wait longer, and run the command again.",
            error.Message);
        Assert.Equal(TimeSpan.FromMinutes(5), fixture.Time.Waited);
    }

    [Fact]
    public async Task An_engine_of_another_kind_in_the_place_is_refused()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(new VaultConfiguration { KeyValueMounts = [new KeyValueMount { Path = "pki" }] });

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(Documents.Small));

        Assert.Equal("'pki' is taken by an engine of type 'kv', not 'pki'. Choose another path.", error.Message);
    }

    [Fact]
    public async Task An_intermediate_of_an_unknown_root_is_refused()
    {
        await using var fixture = await StartAsync();
        var document = Documents.Small with { RootAuthorities = [] };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(document));

        Assert.Equal("The intermediate 'example-com' is to be signed by 'root-2026' in 'pki', which has no such issuer. Add it to the "
            + "rootAuthorities.", error.Message);
    }

    [Fact]
    public async Task What_Vault_refuses_is_said_in_its_words_and_never_tried_again()
    {
        await using var fixture = await StartAsync();
        var document = Documents.Issuer("mango", "mango-issuer", "nowhere") with { Policies = [], KubernetesAuthRoles = [] };

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(document));

        Assert.Equal(
            "Vault refuses nowhere/roles/mango-issuer: no handler for route \"nowhere/roles/mango-issuer\". route entry not found. Correct "
                + "the configuration document.", error.Message);
        Assert.Equal(TimeSpan.Zero, fixture.Time.Waited);
    }

    private static async Task<VaultFixture> StartAsync()
    {
        var fixture = await VaultFixture.StartAsync(1);
        fixture.Vault.Ready();
        return fixture;
    }

    private static async Task<(int Requests, string Content)> ReferenceAsync()
    {
        await using var fixture = await StartAsync();
        await fixture.ConfigureAsync(Documents.Small);
        return (fixture.Vault.Calls.Count, fixture.Vault.Storage!.Describe(fixture.Time.GetUtcNow()));
    }
}
