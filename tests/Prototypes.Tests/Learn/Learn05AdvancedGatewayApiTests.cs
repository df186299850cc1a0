using Prototypes.Operations.Vault.Configuration;
using Prototypes.Settings;
using Prototypes.Tests.Graph;
using Prototypes.Tests.Platform;

namespace Prototypes.Tests.Learn;

public sealed class Learn05AdvancedGatewayApiTests
{
    private const string Attached =
        "\"[\\\"jsonpath={.status.parents[0].conditions[?@.type=='Accepted'].status}=True\\\", \\\"jsonpath={.status.parents[0].conditions[?@.type=='ResolvedRefs'].status}=True\\\"]\"";

    private static readonly Lazy<Task<ResourceGraph>> Balanced = new(() => GraphAsync());

    private static readonly Lazy<Task<ResourceGraph>> OnNodes = new(() => GraphAsync("exposure=node-port"));

    private static readonly Lazy<Task<ResourceGraph>> Strict = new(() => GraphAsync("learn05.strictMutualTls=true"));

    [Fact]
    public async Task Everything_of_its_own_waits_for_what_it_needs_and_for_nothing_else()
    {
        static string[] Site(string name) =>
        [
            $"learn05-{name}-certificate <- learn05-{name}-vault-issuer",
            $"learn05-{name}-mesh-namespace <- istio-ambient-ztunnel",
            $"learn05-{name}-vault-account <- cert-manager-release, learn05-{name}-mesh-namespace",
            $"learn05-{name}-vault-binding <- cert-manager-release, learn05-{name}-mesh-namespace, learn05-{name}-vault-role",
            $"learn05-{name}-vault-issuer <- cert-manager-release, learn05-{name}-mesh-namespace, learn05-{name}-vault-account, "
                + $"learn05-{name}-vault-binding, learn05-{name}-vault-configuration, vault-authority",
            $"learn05-{name}-vault-role <- cert-manager-release, learn05-{name}-mesh-namespace, learn05-{name}-vault-account",
            $"learn05-{name}-route <- learn05-{name}-entrance-gateway",
        ];
        string[] expected =
        [
            .. Site("mango"), .. Site("nginx"),
            "learn05-mango-echo-deployment <- learn05-mango-mesh-namespace",
            "learn05-mango-echo-service <- learn05-mango-mesh-namespace",
            "learn05-mango-redirect <- learn05-mango-entrance-gateway",
            // This Gateway reads the certificate, ...
            "learn05-mango-entrance-gateway <- istio-ambient-istiod, learn05-mango-certificate, learn05-mango-mesh-namespace, metal-lb-advertisement",
            // ... and this one does not: the pod does.
            "learn05-nginx-entrance-gateway <- istio-ambient-istiod, learn05-nginx-mesh-namespace, metal-lb-advertisement",
            "learn05-nginx-server-config <- learn05-nginx-mesh-namespace",
            "learn05-nginx-server-deployment <- learn05-nginx-certificate, learn05-nginx-mesh-namespace, learn05-nginx-server-config",
            "learn05-nginx-server-service <- learn05-nginx-mesh-namespace",
        ];

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            (await Balanced.Value).EdgesInCluster.Where(edge => edge.StartsWith("learn05", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Vault_istio_metal_lb_and_the_applications_are_made_at_the_same_time()
    {
        var graph = await Balanced.Value;
        string[] independent = ["vault-unseal", "istio-ambient-ztunnel", "metal-lb-advertisement"];

        foreach (var one in independent)
        {
            Assert.Empty(graph.Before(one).Intersect(independent));
        }

        Assert.DoesNotContain(graph.Before("learn05-mango-echo-deployment"), name => name.StartsWith("vault", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mango", "mango-svc", "mango-credential")]
    [InlineData("nginx", "my-nginx", "nginx-server-certs")]
    public async Task Each_application_has_an_issuer_for_its_own_names(string name, string service, string secret)
    {
        var graph = await Balanced.Value;
        var document = VaultConfiguration.Parse(graph[$"learn05-{name}-vault-configuration"].TextAt("stdin")!);
        string[] hosts = [$"{name}.example.com", $"{service}.{name}.svc.cluster.local"];

        var role = document.PkiRoles.Single();
        Assert.Equal(("pki_int", $"{name}-issuer", TimeSpan.FromHours(48)), (role.Mount, role.Name, role.MaxTtl));
        Assert.Equal(hosts, role.AllowedDomains);
        Assert.Equal($"pki_int/sign/{name}-issuer", document.Policies.Single().Rules.Single().Path);
        var login = document.KubernetesAuthRoles.Single();
        Assert.Equal(
            ($"{name}-issuer", name, $"vault://{name}/{name}-issuer"), (login.ServiceAccount, login.Namespace, login.Audience));
        Assert.Equal(
            $"""
            apiVersion: cert-manager.io/v1
            kind: Certificate
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Ready
              name: {name}-credential
              namespace: {name}
            spec:
              commonName: {name}.example.com
              dnsNames:
                - {hosts[0]}
                - {hosts[1]}
              duration: 48h
              isCA: false
              issuerRef:
                group: cert-manager.io
                kind: Issuer
                name: {name}-issuer
              privateKey:
                algorithm: ECDSA
                rotationPolicy: Always
                size: 256
              renewBefore: 16h
              secretName: {secret}
              usages:
                - digital signature
                - server auth

            """,
            graph[$"learn05-{name}-certificate"].InputsYaml);
    }

    [Fact]
    public async Task Mangos_gateway_ends_tls_and_takes_http_to_redirect_it()
    {
        var graph = await Balanced.Value;

        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Programmed
              name: mango-gateway
              namespace: mango
            spec:
              gatewayClassName: istio
              infrastructure:
                annotations:
                  metallb.io/loadBalancerIPs: 172.18.255.245
              listeners:
                - allowedRoutes:
                    namespaces:
                      from: Same
                  hostname: mango.example.com
                  name: https
                  port: 443
                  protocol: HTTPS
                  tls:
                    certificateRefs:
                      - kind: Secret
                        name: mango-credential
                    mode: Terminate
                - allowedRoutes:
                    namespaces:
                      from: Same
                  hostname: mango.example.com
                  name: http
                  port: 80
                  protocol: HTTP

            """,
            graph["learn05-mango-entrance-gateway"].InputsYaml);
        Assert.Equal(
            $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              annotations:
                pulumi.com/waitFor: {{Attached}}
              name: mango-route
              namespace: mango
            spec:
              hostnames:
                - mango.example.com
              parentRefs:
                - name: mango-gateway
                  sectionName: https
              rules:
                - backendRefs:
                    - name: mango-svc
                      port: 8000
                  matches:
                    - path:
                        type: PathPrefix
                        value: /mango

            """,
            graph["learn05-mango-route"].InputsYaml);
        Assert.Equal(
            $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata:
              annotations:
                pulumi.com/waitFor: {{Attached}}
              name: mango-redirect
              namespace: mango
            spec:
              hostnames:
                - mango.example.com
              parentRefs:
                - name: mango-gateway
                  sectionName: http
              rules:
                - filters:
                    - requestRedirect:
                        scheme: https
                        statusCode: 301
                      type: RequestRedirect

            """,
            graph["learn05-mango-redirect"].InputsYaml);
    }

    [Fact]
    public async Task On_nodes_mango_redirects_to_the_port_that_clients_see()
    {
        var redirect = (await OnNodes.Value)["learn05-mango-redirect"]
            .ItemsAt("spec.rules").Single().ItemsAt("filters").Single();

        Assert.Equal("https", redirect.At("requestRedirect.scheme"));
        Assert.Equal(301.0, redirect.At("requestRedirect.statusCode"));
        Assert.Equal(30100.0, redirect.At("requestRedirect.port"));
    }

    [Fact]
    public async Task Nginxs_gateway_holds_no_certificate_and_leads_by_the_host_of_the_handshake()
    {
        var graph = await Balanced.Value;

        Assert.Equal(
            """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata:
              annotations:
                pulumi.com/waitFor: condition=Programmed
              name: nginx-gateway
              namespace: nginx
            spec:
              gatewayClassName: istio
              infrastructure:
                annotations:
                  metallb.io/loadBalancerIPs: 172.18.255.246
              listeners:
                - allowedRoutes:
                    namespaces:
                      from: Same
                  hostname: nginx.example.com
                  name: https
                  port: 443
                  protocol: TLS
                  tls:
                    mode: Passthrough

            """,
            graph["learn05-nginx-entrance-gateway"].InputsYaml);
        Assert.Equal(
            $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: TLSRoute
            metadata:
              annotations:
                pulumi.com/waitFor: {{Attached}}
              name: nginx
              namespace: nginx
            spec:
              hostnames:
                - nginx.example.com
              parentRefs:
                - name: nginx-gateway
                  sectionName: https
              rules:
                - backendRefs:
                    - name: my-nginx
                      port: 443

            """,
            graph["learn05-nginx-route"].InputsYaml);
        Assert.Contains(
            "nginx-server-certs",
            graph["learn05-nginx-server-deployment"].ItemsAt("spec.template.spec.volumes").Select(volume => volume.TextAt("secret.secretName")));
        Assert.DoesNotContain(
            graph["learn05-mango-echo-deployment"].ItemsAt("spec.template.spec.volumes"), volume => volume.At("secret") is not null);
    }

    [Theory]
    [InlineData("mango", "mango")]
    [InlineData("nginx", "my-nginx")]
    public async Task Pods_admit_their_gateway_only_if_that_is_asked_for(string name, string pods)
    {
        var policy = (await Strict.Value)[$"learn05-{name}-mesh-gateway-only"];

        Assert.Equal(
            $"""
            apiVersion: security.istio.io/v1
            kind: AuthorizationPolicy
            metadata:
              name: gateway-only
              namespace: {name}
            spec:
              action: ALLOW
              rules:
                - from:
                    - source:
                        principals:
                          - cluster.local/ns/{name}/sa/{name}-gateway-istio
              selector:
                matchLabels:
                  app: {pods}

            """,
            policy.InputsYaml);
        Assert.Equal("STRICT", (await Strict.Value)[$"learn05-{name}-mesh-mutual-tls"].TextAt("spec.mtls.mode"));
        Assert.DoesNotContain(
            (await Balanced.Value).Resources, resource => resource.Type.Contains("security.istio.io", StringComparison.Ordinal));
        Assert.Contains(
            (await Strict.Value).OfType("kubernetes:apps/v1:Deployment"),
            deployment => deployment.TextAt("metadata.namespace") == name
                && Equals(((IDictionary<string, object>)deployment.At("spec.template.metadata.labels")!)["app"], pods));
    }

    [Theory]
    [InlineData("kind", "load-balancer", "172.18.255.245", "172.18.255.246", "", "")]
    [InlineData("minikube", "load-balancer", "192.168.49.245", "192.168.49.246", "", "")]
    [InlineData("kind", "node-port", "127.0.0.1", "127.0.0.1", ":30100", ":30102")]
    [InlineData("minikube", "node-port", "192.168.49.2", "192.168.49.2", ":30100", ":30102")]
    public async Task Clients_find_both_applications_and_the_ca_to_trust(
        string cluster, string exposure, string mango, string nginx, string mangoPort, string nginxPort)
    {
        var httpPort = mangoPort.Length == 0 ? "" : ":30101";
        static string Or(string port, string usual) => port.Length == 0 ? usual : port;

        Assert.Equal(
            $"""
            - address: {mango}
              certificateAuthority:
                key: ca.crt
                namespace: mango
                secret: mango-credential
              name: mango
              resolve: mango.example.com{Or(mangoPort, ":443")}:{mango}
              url: https://mango.example.com{mangoPort}/mango
            - address: {mango}
              name: mango-redirect
              resolve: mango.example.com{Or(httpPort, ":80")}:{mango}
              url: http://mango.example.com{httpPort}/mango
            - address: {nginx}
              certificateAuthority:
                key: ca.crt
                namespace: nginx
                secret: nginx-server-certs
              name: nginx
              resolve: nginx.example.com{Or(nginxPort, ":443")}:{nginx}
              url: https://nginx.example.com{nginxPort}/

            """,
            (await GraphAsync($"cluster.kind={cluster}", $"exposure={exposure}")).EndpointsYaml);
    }

    private static Task<ResourceGraph> GraphAsync(params string[] overrides) => ResourceGraph.OfStackAsync(
        SettingsBinder.Bind("learn05", ConfigOverrides.Apply(StackFile.Read(Checkout.Root, "learn05"), overrides)).Settings!, VaultStub.Outputs);
}
