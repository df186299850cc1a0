using System.Text;
using Prototypes.Operations.Vault.Configuration;
using Prototypes.Platform;
using Prototypes.Tests.Graph;
using Pulumi;

namespace Prototypes.Tests.Platform;

/// <summary>The CAs in Vault, and an issuer that may sign for one host.</summary>
public sealed class VaultIssuerTests
{
    private static readonly Lazy<Task<ResourceGraph>> Graph = new(() => VaultStub.GraphAsync((vault, options) =>
    {
        var pki = new VaultPki(
            "pki", new VaultPkiArgs { Vault = vault, Intermediates = [new VaultIntermediate("pki_int", "example.com")] }, options);
        var issuer = new VaultIssuer(
            "fruit",
            new VaultIssuerArgs
            {
                Name = "fruit-issuer",
                Namespace = "orchard",
                Pki = pki,
                Mount = "pki_int",
                Role = "fruit-role",
                AllowedDomains = ["fruit.example.com"],
                Lifetime = TimeSpan.FromHours(48),
            },
            options);
        issuer.Certify("fruit-certificate", "fruit-certificate", "fruit-secret", ["fruit.example.com"], issuer);
    }));

    [Theory]
    [InlineData("pki-configuration", "demo-bootstrap demo-unseal")]
    // A refused signature makes cert-manager wait for an hour.
    [InlineData("fruit-configuration", "demo-bootstrap demo-unseal pki-configuration")]
    [InlineData("fruit-account", "")]
    [InlineData("fruit-role", "fruit-account")]
    [InlineData("fruit-binding", "fruit-role")]
    [InlineData("fruit-issuer", "demo-authority fruit-account fruit-binding fruit-configuration")]
    [InlineData("fruit-certificate", "fruit-issuer")]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else(string resource, string needed) =>
        Assert.Equal(needed.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await Graph.Value).WaitsFor(resource));

    [Fact]
    public async Task The_root_signs_the_intermediate_for_five_years_under_another_name()
    {
        var document = await DocumentAsync("pki-configuration");

        Assert.Equal(
            [("pki", TimeSpan.FromDays(3650)), ("pki_int", TimeSpan.FromDays(1825))],
            document.PkiMounts.Select(mount => (mount.Path, mount.MaxLeaseTtl)));
        Assert.Equal(
            [("pki", "root-2026", "Example Root CA", TimeSpan.FromDays(3650))],
            document.RootAuthorities.Select(root => (root.Mount, root.IssuerName, root.CommonName, root.Lifetime)));
        Assert.Equal(
            [("pki_int", "example-com", "example.com Intermediate Authority", TimeSpan.FromDays(1825), "pki", "root-2026")],
            document.IntermediateAuthorities.Select(authority =>
                (authority.Mount, authority.IssuerName, authority.CommonName, authority.Lifetime, authority.SignedByMount, authority.SignedByIssuer)));
        Assert.Equal(["https://vault-active.vault.svc:8200/v1/pki_int/ocsp"], document.PkiMounts[1].Urls!.OcspServers);
        var method = document.KubernetesAuthMethods.Single();
        Assert.Equal(("kubernetes", "https://kubernetes.default.svc:443"), (method.Path, method.KubernetesHost));
        Assert.Empty(document.PkiRoles.Concat<object>(document.Policies).Concat(document.KubernetesAuthRoles).Concat(document.KeyValueSecrets));
    }

    [Fact]
    public async Task An_issuer_may_sign_for_its_domain_under_its_role_and_nothing_else()
    {
        var document = await DocumentAsync("fruit-configuration");

        Assert.Equal("path \"pki_int/sign/fruit-role\" {\n  capabilities = [\"create\", \"update\"]\n}\n", document.Policies.Single().ToHcl());
        var role = document.PkiRoles.Single();
        Assert.Equal(("pki_int", "fruit-role", "fruit.example.com"), (role.Mount, role.Name, role.AllowedDomains.Single()));
        Assert.Equal((TimeSpan.FromDays(2), TimeSpan.FromDays(2)), (role.Ttl, role.MaxTtl));
        Assert.Equal((KeyType.Ec, 256), (role.KeyType, role.KeyBits));
        Assert.True(role.AllowBareDomains && role.ServerFlag);
        Assert.False(role.AllowSubdomains || role.AllowLocalhost || role.AllowIpSans || role.AllowWildcardCertificates || role.ClientFlag);
        Assert.Empty(document.PkiMounts.Concat<object>(document.RootAuthorities).Concat(document.IntermediateAuthorities).Concat(document.KubernetesAuthMethods));
    }

    [Fact]
    public async Task Only_its_own_account_logs_in_by_a_token_for_its_own_audience_and_only_for_its_own_policy()
    {
        var document = await DocumentAsync("fruit-configuration");

        var login = document.KubernetesAuthRoles.Single();
        Assert.Equal(("fruit-role", "fruit-issuer", "orchard"), (login.Name, login.ServiceAccount, login.Namespace));
        Assert.Equal("vault://orchard/fruit-issuer", login.Audience);
        Assert.Equal(document.Policies.Single().Name, login.Policies.Single());
        Assert.Equal(TimeSpan.FromMinutes(1), login.TokenTtl);
    }

    [Fact]
    public async Task The_issuer_asks_the_active_replica_and_verifies_it()
    {
        var issuer = (await Graph.Value)["fruit-issuer"];

        Assert.Equal(
            $"""
            apiVersion: cert-manager.io/v1
            kind: Issuer
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Ready
              name: fruit-issuer
              namespace: orchard
            spec:
              vault:
                auth:
                  kubernetes:
                    mountPath: /v1/auth/kubernetes
                    role: fruit-role
                    serviceAccountRef:
                      name: fruit-issuer
                caBundle: {Convert.ToBase64String(Encoding.UTF8.GetBytes(VaultStub.Authority))}
                path: pki_int/sign/fruit-role
                server: https://vault-active.vault.svc:8200

            """,
            issuer.InputsYaml);
        // The audience that cert-manager asks for is made of the names of the object itself.
        Assert.Equal(
            (await DocumentAsync("fruit-configuration")).KubernetesAuthRoles.Single().Audience,
            $"vault://{issuer.TextAt("metadata.namespace")}/{issuer.TextAt("metadata.name")}");
    }

    [Fact]
    public async Task Only_cert_manager_makes_tokens_and_only_of_this_account()
    {
        var graph = await Graph.Value;

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: fruit-issuer
              namespace: orchard
            rules:
              - apiGroups:
                  - ''
                resourceNames:
                  - fruit-issuer
                resources:
                  - serviceaccounts/token
                verbs:
                  - create

            """,
            graph["fruit-role"].InputsYaml);
        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: fruit-issuer
              namespace: orchard
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: Role
              name: fruit-issuer
            subjects:
              - kind: ServiceAccount
                name: cert-manager
                namespace: cert-manager

            """,
            graph["fruit-binding"].InputsYaml);
        Assert.Equal(false, graph["fruit-account"].At("automountServiceAccountToken"));
    }

    [Fact]
    public async Task A_certificate_lives_as_long_as_the_role_grants_and_is_renewed_when_a_third_is_left() => Assert.Equal(
        """
        apiVersion: cert-manager.io/v1
        kind: Certificate
        metadata:
          annotations:
            pulumi.com/waitFor: condition=Ready
          name: fruit-certificate
          namespace: orchard
        spec:
          commonName: fruit.example.com
          dnsNames:
            - fruit.example.com
          duration: 48h
          isCA: false
          issuerRef:
            group: cert-manager.io
            kind: Issuer
            name: fruit-issuer
          privateKey:
            algorithm: ECDSA
            rotationPolicy: Always
            size: 256
          renewBefore: 16h
          secretName: fruit-secret
          usages:
            - digital signature
            - server auth

        """,
        (await Graph.Value)["fruit-certificate"].InputsYaml);

    private static async Task<VaultConfiguration> DocumentAsync(string command) =>
        VaultConfiguration.Parse((await Graph.Value)[command].TextAt("stdin")!);
}
