using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Platform;

public sealed class VaultTests
{
    private const string Program = "dotnet bin/Debug/net10.0/Prototypes.Program.dll";
    private const string Target = "--context kind-demo --replicas 3 --ca-secret vault-tls";

    private static readonly Lazy<Task<ResourceGraph>> Graph = new(() => VaultStub.GraphAsync());

    [Theory]
    [InlineData("demo-namespace", "")]
    [InlineData("demo-certificates-root-issuer", "cert-manager-release demo-namespace")]
    [InlineData("demo-certificates-leaf", "cert-manager-release demo-certificates-ca-issuer demo-namespace")]
    // Its pods mount the certificate.
    [InlineData("demo-release", "demo-certificates-leaf demo-namespace")]
    [InlineData("demo-bootstrap", "demo-release")]
    [InlineData("demo-unseal", "demo-bootstrap")]
    // Nobody has to be unsealed for that.
    [InlineData("demo-authority", "demo-certificates-leaf")]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else(string resource, string needed) =>
        Assert.Equal(needed.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await Graph.Value).WaitsFor(resource));

    [Fact]
    public async Task The_release_is_not_waited_for_because_its_pods_are_ready_only_when_they_are_unsealed()
    {
        var release = (await Graph.Value)["demo-release"];

        Assert.Equal((true, false), ((bool)release.At("skipAwait")!, (bool)release.At("atomic")!));
        Assert.Equal(("vault", "vault", "0.34.1"), (release.TextAt("name"), release.TextAt("namespace"), release.TextAt("version")));
        Assert.Equal("restricted", Labels((await Graph.Value)["demo-namespace"])["pod-security.kubernetes.io/enforce"]);
    }

    [Fact]
    public async Task It_is_initialised_once_and_its_keys_unseal_it_over_standard_input()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            $"""
            create: {Program} vault bootstrap --initialize-only --shares 5 --threshold 3 {Target}
            logging: none

            """,
            graph["demo-bootstrap"].InputsYaml);
        Assert.Equal(
            $$"""
            create: {{Program}} vault unseal {{Target}}
            logging: none
            stdin: '{{VaultStub.Keys}}'
            triggers:
              - 3
              - 0.34.1

            """,
            graph["demo-unseal"].InputsYaml);
        Assert.Equal(
            $"""
            create: {Program} vault authority {Target}
            logging: none

            """,
            graph["demo-authority"].InputsYaml);
    }

    [Fact]
    public async Task Keys_and_tokens_are_secret_wherever_they_go_and_no_command_writes_a_log()
    {
        var graph = await VaultStub.GraphAsync((vault, options) => _ = new Configured(vault, options));

        Assert.Equal(["stdin"], graph["demo-unseal"].SecretInputs);
        Assert.Equal(["environment"], graph["configured-document"].SecretInputs);
        Assert.All(graph.OfType("command:local:Command"), command =>
        {
            Assert.Equal(["stdout", "stderr"], ((CustomResourceOptions)command.Options).AdditionalSecretOutputs);
            Assert.Equal("none", command.TextAt("logging"));
        });
    }

    [Fact]
    public async Task A_document_is_brought_about_by_the_root_token_and_taken_out_again()
    {
        var document = (await VaultStub.GraphAsync((vault, options) => _ = new Configured(vault, options)))["configured-document"];

        Assert.Equal(
            $$"""
            create: {{Program}} vault configure {{Target}}
            delete: {{Program}} vault configure --remove {{Target}}
            environment:
              VAULT_TOKEN: canary-token
            logging: none
            stdin: '{}'

            """,
            document.InputsYaml);
        Assert.Equal(["demo-bootstrap", "demo-unseal"], document.DependsOn);
    }

    [Fact]
    public async Task One_replica_is_enough_where_memory_is_short()
    {
        var graph = await VaultStub.GraphAsync(replicas: 1);

        Assert.Equal(1.0, graph["demo-release"].At("values.server.ha.replicas"));
        Assert.EndsWith("--context kind-demo --replicas 1 --ca-secret vault-tls", graph["demo-bootstrap"].TextAt("create"), StringComparison.Ordinal);
        Assert.DoesNotContain("vault-1", graph.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_certificate_is_of_a_ca_of_its_own_that_is_none_of_the_pki()
    {
        var graph = await Graph.Value;

        Assert.Equal("vault-tls", graph["demo-certificates-leaf"].TextAt("spec.secretName"));
        Assert.Equal("Vault bootstrap CA", graph["demo-certificates-ca"].TextAt("spec.commonName"));
        Assert.Equal(["127.0.0.1"], (IEnumerable<object>)graph["demo-certificates-leaf"].At("spec.ipAddresses")!);
    }

    private static IDictionary<string, object> Labels(RegisteredResource resource) => (IDictionary<string, object>)resource.At("metadata.labels")!;

    /// <summary>Something that Vault is configured for.</summary>
    private sealed class Configured : ComponentResource
    {
        public Configured(Prototypes.Platform.Vault vault, ComponentResourceOptions options)
            : base("test:Configured", "configured", options)
        {
            vault.Configure("configured-document", "{}", this);
            RegisterOutputs();
        }
    }
}
