using Prototypes.Operations.Vault.Configuration;
using Prototypes.Settings;
using Prototypes.Tests.Graph;
using Prototypes.Tests.Platform;

namespace Prototypes.Tests.Learn;

public sealed class Learn02AdvancedIngressTests
{
    private static readonly Lazy<Task<ResourceGraph>> Graph = new(() => ResourceGraph.OfStackAsync(Settings(), VaultStub.Outputs));

    [Fact]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else()
    {
        string[] Issuer(string name, string @namespace) =>
        [
            $"learn02-{name}-account <- {@namespace}",
            $"learn02-{name}-binding <- {Sorted(@namespace, $"learn02-{name}-role")}",
            $"learn02-{name}-issuer <- "
                + Sorted(@namespace, $"learn02-{name}-account", $"learn02-{name}-binding", $"learn02-{name}-configuration", "vault-authority"),
            $"learn02-{name}-role <- {Sorted(@namespace, $"learn02-{name}-account")}",
        ];
        string[] expected =
        [
            .. Issuer("example", "cert-manager-release, vault-unseal"),
            .. Issuer("papaya", "cert-manager-release, learn02-papaya-namespace"),
            "cert-manager-namespace <-",
            "cert-manager-release <- cert-manager-namespace",
            "ingress-nginx-namespace <-",
            "ingress-nginx-release <- ingress-nginx-namespace",
            "learn02-example-com <- learn02-example-issuer",
            "learn02-papaya-tls-cert <- learn02-papaya-issuer",
            "learn02-papaya-namespace <-",
            "learn02-papaya-ingress <- ingress-nginx-release, learn02-papaya-namespace",
            "learn02-papaya-server-config <- learn02-papaya-namespace",
            "learn02-papaya-server-deployment <- learn02-papaya-namespace, learn02-papaya-server-config",
            "learn02-papaya-server-service <- learn02-papaya-namespace",
            "vault-certificates-ca <- cert-manager-release, vault-certificates-root-issuer, vault-namespace",
            "vault-certificates-ca-issuer <- cert-manager-release, vault-certificates-ca, vault-namespace",
            "vault-certificates-leaf <- cert-manager-release, vault-certificates-ca-issuer, vault-namespace",
            "vault-certificates-root-issuer <- cert-manager-release, vault-namespace",
            "vault-namespace <-",
            "vault-release <- vault-certificates-leaf, vault-namespace",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), (await Graph.Value).EdgesInCluster.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("example", "pki_int/sign/example-dot-com", "example.com", false, true, "vault://vault/vault-issuer")]
    [InlineData("papaya", "pki_int_foo/sign/foo-dot-com", "papaya.foo.com papaya-svc.papaya.svc.cluster.local", true, false, "vault://papaya/vault-papaya-issuer")]
    public async Task Each_issuer_may_sign_for_its_own_domain_only(
        string name, string path, string domains, bool bare, bool subdomains, string audience)
    {
        var graph = await Graph.Value;
        var document = VaultConfiguration.Parse(graph[$"learn02-{name}-configuration"].TextAt("stdin")!);

        Assert.Equal(path, graph[$"learn02-{name}-issuer"].TextAt("spec.vault.path"));
        Assert.Equal(path, document.Policies.Single().Rules.Single().Path);
        Assert.Equal(audience, document.KubernetesAuthRoles.Single().Audience);
        var role = document.PkiRoles.Single();
        Assert.Equal(domains.Split(' '), role.AllowedDomains);
        Assert.Equal((bare, subdomains, TimeSpan.FromHours(2160)), (role.AllowBareDomains, role.AllowSubdomains, role.MaxTtl));
    }

    [Theory]
    [InlineData("learn02-example-com", "vault/example-com-tls", "www.example.com", "vault-issuer")]
    [InlineData("learn02-papaya-tls-cert", "papaya/papaya-tls-cert", "papaya.foo.com papaya-svc.papaya.svc.cluster.local", "vault-papaya-issuer")]
    public async Task Each_certificate_asks_for_what_its_issuer_grants(string name, string secret, string hosts, string issuer)
    {
        var certificate = (await Graph.Value)[name];

        Assert.Equal(secret, $"{certificate.TextAt("metadata.namespace")}/{certificate.TextAt("spec.secretName")}");
        Assert.Equal(hosts.Split(' '), ((IEnumerable<object>)certificate.At("spec.dnsNames")!).Cast<string>());
        Assert.Equal(issuer, certificate.TextAt("spec.issuerRef.name"));
        Assert.Equal(("2160h", "720h"), (certificate.TextAt("spec.duration"), certificate.TextAt("spec.renewBefore")));
    }

    [Theory]
    [InlineData("foo.com", "foo-com")]
    // The domain of the other intermediate: Vault is never given two CAs of one subject.
    [InlineData("example.com", "papaya-example-com")]
    public async Task Two_intermediates_of_different_names_stand_below_one_root(string baseDomain, string foo)
    {
        var graph = await ResourceGraph.OfStackAsync(Settings($"learn02.baseDomain={baseDomain}"), VaultStub.Outputs);
        var document = VaultConfiguration.Parse(graph["learn02-pki-configuration"].TextAt("stdin")!);

        Assert.Equal(
            [("pki_int", "example-com", "root-2026"), ("pki_int_foo", foo, "root-2026")],
            document.IntermediateAuthorities.Select(authority => (authority.Mount, authority.IssuerName, authority.SignedByIssuer)));
        Assert.Equal(2, document.IntermediateAuthorities.Select(authority => authority.CommonName).Distinct().Count());
    }

    [Fact]
    public async Task A_random_value_can_be_read_back_from_vault()
    {
        var graph = await Graph.Value;
        var document = VaultConfiguration.Parse(graph["learn02-smoke-secret"].TextAt("stdin")!);

        Assert.Equal(["stdin"], graph["learn02-smoke-secret"].SecretInputs.Where(path => !path.StartsWith("environment", StringComparison.Ordinal)));
        Assert.Equal(["learn02-smoke-value", "vault-bootstrap", "vault-unseal"], graph["learn02-smoke-secret"].DependsOn);
        Assert.Equal("secret", document.KeyValueMounts.Single().Path);
        Assert.Equal(
            new Dictionary<string, string> { ["username"] = "apiuser", ["password"] = "canary-value" },
            document.KeyValueSecrets.Single(secret => secret.Path == "test/apitest").Values);
    }

    [Fact]
    public async Task Papaya_is_terminated_at_the_ingress_with_the_certificate_of_vault() => Assert.Equal(
        """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          annotations:
            nginx.ingress.kubernetes.io/proxy-connect-timeout: '60'
          name: papaya
          namespace: papaya
        spec:
          ingressClassName: nginx
          rules:
            - host: papaya.foo.com
              http:
                paths:
                  - backend:
                      service:
                        name: papaya-svc
                        port:
                          name: http
                    path: /papaya
                    pathType: Prefix
          tls:
            - hosts:
                - papaya.foo.com
              secretName: papaya-tls-cert

        """,
        (await Graph.Value)["learn02-papaya-ingress"].InputsYaml);

    [Theory]
    [InlineData("kind", "node-port", "127.0.0.1")]
    [InlineData("minikube", "node-port", "192.168.49.2")]
    [InlineData("kind", "load-balancer", "172.18.255.245")]
    public async Task Clients_find_papaya_and_the_ca_to_trust(string cluster, string exposure, string address) => Assert.Equal(
        $"""
        - address: {address}
          certificateAuthority:
            key: ca.crt
            namespace: papaya
            secret: papaya-tls-cert
          name: papaya
          resolve: papaya.foo.com:443:{address}
          url: https://papaya.foo.com/papaya

        """,
        (await ResourceGraph.OfStackAsync("learn02", $"cluster.kind={cluster}", $"exposure={exposure}")).EndpointsYaml);

    private static StackSettings Settings(params string[] overrides)
    {
        var result = SettingsBinder.Bind("learn02", ConfigOverrides.Apply(StackFile.Read(Checkout.Root, "learn02"), overrides));
        return result.Settings!;
    }

    private static string Sorted(string first, params string[] others) =>
        string.Join(", ", first.Split(", ").Concat(others).Order(StringComparer.Ordinal));
}
