using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Platform;

public sealed class CertificateChainTests
{
    [Fact]
    public async Task The_root_signs_the_ca_and_the_ca_signs_the_leaf()
    {
        var graph = await GraphAsync();

        Assert.Equal("prototypes:platform:CertificateChain", graph["demo"].Type);
        Assert.Equal(
            ["demo -> -", "demo-ca -> demo-root-issuer", "demo-ca-issuer -> demo-ca", "demo-leaf -> demo-ca-issuer", "demo-root-issuer -> -"],
            graph.Resources
                .Select(resource => $"{resource.Name} -> {string.Join(", ", resource.DependsOn.DefaultIfEmpty("-"))}")
                .Order(StringComparer.Ordinal));
        Assert.All(graph.Resources.Where(resource => !resource.IsComponent), resource =>
        {
            Assert.Equal("demo", resource.Parent);
            Assert.Equal(
                (TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)),
                (((CustomResourceOptions)resource.Options).CustomTimeouts!.Create, ((CustomResourceOptions)resource.Options).CustomTimeouts!.Update));
        });
    }

    [Fact]
    public async Task The_root_signs_itself() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Issuer
        metadata:
          annotations:
            pulumi.com/waitFor: condition=Ready
          name: root-tls-cert-issuer
          namespace: fruits
        spec:
          selfSigned: {}

        """,
        (await GraphAsync())["demo-root-issuer"].InputsYaml);

    [Fact]
    public async Task The_ca_lives_for_ten_years_and_keeps_its_key_in_a_secret_of_its_own() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata:
          annotations:
            pulumi.com/waitFor: condition=Ready
          name: kiwi-tls-cert-issuer
          namespace: fruits
        spec:
          commonName: Fruit CA
          duration: 87600h
          isCA: true
          issuerRef:
            group: cert-manager.io
            kind: Issuer
            name: root-tls-cert-issuer
          privateKey:
            algorithm: ECDSA
            rotationPolicy: Never
            size: 256
          secretName: kiwi-tls-cert-issuer-secret

        """,
        (await GraphAsync())["demo-ca"].InputsYaml);

    [Fact]
    public async Task The_issuer_of_leaves_signs_with_the_ca() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Issuer
        metadata:
          annotations:
            pulumi.com/waitFor: condition=Ready
          name: kiwi-tls-cert-issuer
          namespace: fruits
        spec:
          ca:
            secretName: kiwi-tls-cert-issuer-secret

        """,
        (await GraphAsync())["demo-ca-issuer"].InputsYaml);

    [Fact]
    public async Task The_leaf_lives_for_ninety_days_and_names_its_hosts() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata:
          annotations:
            pulumi.com/waitFor: condition=Ready
          name: kiwi-tls-cert
          namespace: fruits
        spec:
          dnsNames:
            - kiwi.example.org
            - localhost
          duration: 2160h
          isCA: false
          issuerRef:
            group: cert-manager.io
            kind: Issuer
            name: kiwi-tls-cert-issuer
          privateKey:
            algorithm: ECDSA
            rotationPolicy: Always
            size: 256
          secretName: kiwi-tls-cert
          usages:
            - digital signature
            - server auth

        """,
        (await GraphAsync())["demo-leaf"].InputsYaml);

    [Fact]
    public async Task Who_mounts_the_leaf_is_told_its_secret_and_what_to_wait_for()
    {
        CertificateChain? chain = null;
        await ResourceGraph.OfComponentAsync(options => chain = new CertificateChain("demo", Args, options));

        Assert.Equal("kiwi-tls-cert", chain!.SecretName);
        Assert.Equal("demo-leaf", chain.Leaf.GetResourceName());
    }

    private static CertificateChainArgs Args => new()
    {
        Name = "kiwi",
        Namespace = "fruits",
        AuthorityCommonName = "Fruit CA",
        DnsNames = ["kiwi.example.org", "localhost"],
    };

    private static Task<ResourceGraph> GraphAsync() => ResourceGraph.OfComponentAsync(options => _ = new CertificateChain("demo", Args, options));
}
