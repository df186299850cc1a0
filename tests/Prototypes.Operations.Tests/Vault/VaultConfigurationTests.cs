using Prototypes.Operations.Vault.Configuration;

namespace Prototypes.Operations.Tests.Vault;

public sealed class VaultConfigurationTests
{
    [Fact]
    public void A_document_survives_being_written_and_read()
    {
        var json = Documents.Small.ToJson();

        Assert.Equal(json, VaultConfiguration.Parse(json).ToJson());
        Assert.Contains("\"lifetime\":\"87600h\"", json, StringComparison.Ordinal);
        Assert.Contains("\"keyType\":\"ec\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_document_of_the_page_about_Vault_can_be_brought_about()
    {
        var page = await File.ReadAllTextAsync(FindUpward("docs/vault.md"));
        var json = page.Split("```json")[1].Split("```")[0];
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Vault.Ready();

        var result = await fixture.ConfigureAsync(VaultConfiguration.Parse(json));

        Assert.Equal(["root-2026", "example-com"], result.Authorities.Select(authority => authority.IssuerName));
        Assert.Contains("Wrote secret/test/apitest", result.Changes);
    }

    [Fact]
    public void What_a_document_leaves_out_has_its_default()
    {
        var role = VaultConfiguration.Parse("""{ "pkiRoles": [{ "mount": "m", "name": "n", "allowedDomains": ["d"], "ttl": "1h", "maxTtl": "1h" }] }""").PkiRoles[0];

        Assert.Equal((true, false, true, KeyType.Ec, 256), (role.AllowBareDomains, role.AllowSubdomains, role.ServerFlag, role.KeyType, role.KeyBits));
    }

    [Theory]
    [InlineData("48h", 48 * 3600)]
    [InlineData("1h30m", 5400)]
    [InlineData("90s", 90)]
    [InlineData("1h1m1s", 3661)]
    [InlineData("2160h", 2160 * 3600)]
    public void Durations_are_written_as_Vault_writes_them(string text, int seconds)
    {
        var json = $$"""{"pkiMounts":[{"path":"pki","maxLeaseTtl":"{{text}}"}]}""";

        Assert.Equal(TimeSpan.FromSeconds(seconds), VaultConfiguration.Parse(json).PkiMounts[0].MaxLeaseTtl);
    }

    [Theory]
    [InlineData("", "The configuration document cannot be read: it is not a JSON object. Compare it with the documentation of 'vault "
        + "configure'.")]
    [InlineData("[]", "The configuration document cannot be read: it is not a JSON object. Compare it with the documentation of 'vault "
        + "configure'.")]
    [InlineData("null", "The configuration document is 'null'. Give an object.")]
    [InlineData("""{ "pkiMount": [] }""", "The configuration document cannot be read at pkiMount: there is no such name here. Compare it with the documentation of 'vault configure'.")]
    [InlineData("""{ "pkiMounts": [{ "path": "pki" }] }""", "The configuration document cannot be read at pkiMounts[0]: a required name is missing. Compare it with the documentation of 'vault configure'.")]
    [InlineData("""{ "pkiMounts": [{ "path": "pki", "maxLeaseTtl": "10y" }] }""", "The configuration document cannot be read at pkiMounts[0].maxLeaseTtl: the value has the wrong form. Compare it with the documentation of 'vault configure'.")]
    [InlineData("""{ "pkiMounts": [{ "path": "pki", "maxLeaseTtl": 5 }] }""", "The configuration document cannot be read at pkiMounts[0].maxLeaseTtl: the value has the wrong form. Compare it with the documentation of 'vault configure'.")]
    [InlineData("""{ "pkiMounts": [{ "path": null, "maxLeaseTtl": "5h" }] }""", "The configuration document cannot be read at pkiMounts[0].path: the value has the wrong form. Compare it with the documentation of 'vault configure'.")]
    public void A_document_that_cannot_be_read_is_refused_by_place(string json, string message)
    {
        Assert.Equal(message, Assert.Throws<OperationException>(() => VaultConfiguration.Parse(json)).Message);
    }

    public static TheoryData<string, string> Contradictions => new()
    {
        { """{ "pkiMounts": [{ "path": "a/../sys", "maxLeaseTtl": "1h" }] }""", "pkiMounts path 'a/../sys' is no name; use letters, digits, '-', '_' and '.'" },
        { """{ "policies": [{ "name": "a?b", "rules": [] }] }""", "policies name 'a?b' is no name; use letters, digits, '-', '_' and '.'" },
        { """{ "keyValueSecrets": [{ "path": "a/../b", "values": {} }] }""", "keyValueSecrets path '..' is no name; use letters, digits, '-', '_' and '.'" },
        { """{ "pkiMounts": [{ "path": "pki", "maxLeaseTtl": "0s" }] }""", "pkiMounts 'pki' maxLeaseTtl '0s' is too short; use a second or more" },
        { Root("\"lifetime\": \"2h\"", "\"maxLeaseTtl\": \"1h\""), "rootAuthorities 'r' lifetime '2h' is longer than the 1h above it" },
        { Root("\"lifetime\": \"1h\", \"keyType\": \"any\", \"keyBits\": 0"), "rootAuthorities 'r' needs a keyType of 'rsa' or 'ec'" },
        { Root("\"lifetime\": \"1h\", \"keyType\": \"rsa\", \"keyBits\": 1024"), "rootAuthorities 'r' keyBits '1024' is no size of the key "
            + "type 'rsa'; use 2048, 3072, 4096" },
        { Intermediate("i", "R", "1h", "10m"), "the authorities 'r' and 'i' share the common name 'R'; give each its own" },
        { Intermediate("i", "I", "9h", "10m"), "intermediateAuthorities 'i' lifetime '9h' is longer than the 2h above it" },
        { Intermediate("i", "I", "1h", "1h"), "intermediateAuthorities 'i' renewBefore '1h1s' is longer than the 1h above it" },
        { Role("\"allowedDomains\": [], \"ttl\": \"1h\", \"maxTtl\": \"1h\""), "pkiRoles 'x' allows no domain; name one in "
            + "allowedDomains" },
        { Role("\"allowedDomains\": [\"a\"], \"ttl\": \"2h\", \"maxTtl\": \"1h\""), "pkiRoles 'x' ttl '2h' is longer than the 1h above "
            + "it" },
        { Role("\"allowedDomains\": [\"a\"], \"ttl\": \"1h\", \"maxTtl\": \"9h\""), "pkiRoles 'x' maxTtl '9h' is longer than the 2h above "
            + "it" },
        { Role("\"allowedDomains\": [\"a\"], \"ttl\": \"1h\", \"maxTtl\": \"1h\", \"keyType\": \"any\""), "pkiRoles 'x' keyBits '256' is no size of the key type 'any'; use 0" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_document_that_contradicts_itself_is_refused_before_anything_is_asked(string json, string mistake)
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Vault.Ready();

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(VaultConfiguration.Parse(json)));

        Assert.Equal($"The configuration document is wrong: {mistake}.", error.Message);
        Assert.Empty(fixture.Kubectl.Requests);
    }

    [Fact]
    public async Task Every_mistake_is_named()
    {
        await using var fixture = await VaultFixture.StartAsync(1);
        fixture.Vault.Ready();
        var json = """{ "pkiMounts": [{ "path": "/", "maxLeaseTtl": "1h" }, { "path": "b", "maxLeaseTtl": "0s" }] }""";

        var error = await Assert.ThrowsAsync<OperationException>(() => fixture.ConfigureAsync(VaultConfiguration.Parse(json)));

        Assert.Equal(
            "The configuration document is wrong: pkiMounts path '/' is no name; use letters, digits, '-', '_' and '.'; pkiMounts 'b' "
                + "maxLeaseTtl '0s' is too short; use a second or more.", error.Message);
    }

    private static string FindUpward(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, path) is var candidate && File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException(path);
    }

    private static string Root(string more, string mount = "\"maxLeaseTtl\": \"2h\"") =>
        $$"""{ "pkiMounts": [{ "path": "pki", {{mount}} }], "rootAuthorities": [{ "mount": "pki", "issuerName": "r", "commonName": "R", {{more}} }] }""";

    private static string Intermediate(string name, string commonName, string lifetime, string renewBefore) =>
        Root("\"lifetime\": \"2h\"", "\"maxLeaseTtl\": \"10h\"")[..^1]
        + $$""", "intermediateAuthorities": [{ "mount": "int", "issuerName": "{{name}}", "commonName": "{{commonName}}", "lifetime": "{{lifetime}}", "renewBefore": "{{renewBefore}}", "signedByMount": "pki", "signedByIssuer": "r" }] }""";

    private static string Role(string fields) =>
        $$"""{ "pkiMounts": [{ "path": "pki", "maxLeaseTtl": "2h" }], "pkiRoles": [{ "mount": "pki", "name": "x", {{fields}} }] }""";
}
