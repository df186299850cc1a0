using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Learn;

/// <summary>What Learn-03 registers: the objects of the original, without its defects.</summary>
public sealed class Learn03BasicGatewayApiTests
{
    private static readonly Lazy<Task<ResourceGraph>> AllFour = new(() => ResourceGraph.OfStackAsync("learn03"));

    private static readonly Lazy<Task<ResourceGraph>> Strict = new(() => ResourceGraph.OfStackAsync("learn03", "learn03.strictMutualTls=true"));

    private static readonly Lazy<Task<ResourceGraph>> NginxInDefault = new(() => ResourceGraph.OfStackAsync("learn03", "learn03.variant=proto-05"));

    [Fact]
    public async Task Everything_waits_for_what_it_needs_and_for_nothing_else()
    {
        string[] expected =
        [
            "cert-manager-namespace <-",
            "cert-manager-release <- cert-manager-namespace, gateway-api-crds",
            "gateway-api-crds <- gateway-api-channel",
            "istio-ambient-base <- istio-ambient-crds, istio-ambient-namespace",
            "istio-ambient-cni <- istio-ambient-base",
            "istio-ambient-crds <-",
            "istio-ambient-istiod <- gateway-api-crds, istio-ambient-base",
            "istio-ambient-namespace <-",
            "istio-ambient-ztunnel <- istio-ambient-cni, istio-ambient-istiod",
            "learn03-apple-echo-account <- learn03-apple-mesh-namespace",
            "learn03-apple-echo-deployment <- learn03-apple-echo-account, learn03-apple-mesh-namespace",
            "learn03-apple-echo-service <- learn03-apple-mesh-namespace",
            "learn03-apple-entrance-gateway <- istio-ambient-istiod, learn03-apple-mesh-namespace, metal-lb-advertisement",
            "learn03-apple-mesh-namespace <- istio-ambient-ztunnel",
            "learn03-apple-route <- learn03-apple-entrance-gateway",
            "learn03-bookinfo-entrance-gateway <- istio-ambient-istiod, learn03-bookinfo-mesh-namespace, metal-lb-advertisement",
            "learn03-bookinfo-mesh-namespace <- istio-ambient-ztunnel",
            "learn03-bookinfo-route <- learn03-bookinfo-entrance-gateway",
            "learn03-mango-certificates-ca <- cert-manager-release, learn03-mango-certificates-root-issuer, learn03-mango-mesh-namespace",
            "learn03-mango-certificates-ca-issuer <- cert-manager-release, learn03-mango-certificates-ca, learn03-mango-mesh-namespace",
            "learn03-mango-certificates-leaf <- cert-manager-release, learn03-mango-certificates-ca-issuer, learn03-mango-mesh-namespace",
            "learn03-mango-certificates-root-issuer <- cert-manager-release, learn03-mango-mesh-namespace",
            "learn03-mango-echo-account <- learn03-mango-mesh-namespace",
            "learn03-mango-echo-deployment <- learn03-mango-echo-account, learn03-mango-mesh-namespace",
            "learn03-mango-echo-service <- learn03-mango-mesh-namespace",
            "learn03-mango-entrance-gateway <- istio-ambient-istiod, learn03-mango-certificates-leaf, learn03-mango-mesh-namespace, metal-lb-advertisement",
            "learn03-mango-mesh-namespace <- istio-ambient-ztunnel",
            "learn03-mango-route <- learn03-mango-entrance-gateway",
            "learn03-nginx-certificates-ca <- cert-manager-release, learn03-nginx-certificates-root-issuer, learn03-nginx-mesh-namespace",
            "learn03-nginx-certificates-ca-issuer <- cert-manager-release, learn03-nginx-certificates-ca, learn03-nginx-mesh-namespace",
            "learn03-nginx-certificates-leaf <- cert-manager-release, learn03-nginx-certificates-ca-issuer, learn03-nginx-mesh-namespace",
            "learn03-nginx-certificates-root-issuer <- cert-manager-release, learn03-nginx-mesh-namespace",
            "learn03-nginx-entrance-gateway <- istio-ambient-istiod, learn03-nginx-mesh-namespace, metal-lb-advertisement",
            "learn03-nginx-mesh-namespace <- istio-ambient-ztunnel",
            "learn03-nginx-route <- learn03-nginx-entrance-gateway",
            "learn03-nginx-server-config <- learn03-nginx-mesh-namespace",
            "learn03-nginx-server-deployment <- learn03-nginx-certificates-leaf, learn03-nginx-mesh-namespace, learn03-nginx-server-config",
            "learn03-nginx-server-service <- learn03-nginx-mesh-namespace",
            "metal-lb-advertisement <- metal-lb-pool",
            "metal-lb-namespace <-",
            "metal-lb-pool <- metal-lb-release",
            "metal-lb-release <- metal-lb-namespace",
        ];

        Assert.Equal(expected, (await AllFour.Value).EdgesInCluster.Where(edge => !edge.Contains("bookinfo-pages", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_the_default_namespace_only_the_server_waits_for_the_mesh()
    {
        string[] expected =
        [
            "learn03-nginx-certificate-secret <- learn03-nginx-certificate-creation",
            "learn03-nginx-entrance-gateway <- istio-ambient-istiod, metal-lb-advertisement",
            "learn03-nginx-route <- learn03-nginx-entrance-gateway",
            "learn03-nginx-server-config <- istio-ambient-ztunnel",
            "learn03-nginx-server-deployment <- istio-ambient-ztunnel, learn03-nginx-certificate-secret, learn03-nginx-server-config",
            "learn03-nginx-server-service <- istio-ambient-ztunnel",
        ];

        Assert.Equal(expected, (await NginxInDefault.Value).EdgesInCluster.Where(edge => edge.StartsWith("learn03", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_names_of_the_original_are_kept()
    {
        var names =
            from resource in (await AllFour.Value).Resources
            where resource.IsInCluster && resource.Name.StartsWith("learn03-", StringComparison.Ordinal)
            let kind = resource.Type.Split(':')[^1]
            where kind != "Namespace"
            group $"{resource.TextAt("metadata.namespace")}/{resource.TextAt("metadata.name")}" by kind into kinds
            orderby kinds.Key
            select $"{kinds.Key}: {string.Join(' ', kinds.Order(StringComparer.Ordinal))}";
        string[] expected =
        [
            "Certificate: mango/mango-credential mango/mango-tls-cert-issuer nginx/nginx-server-certs nginx/nginx-tls-cert-issuer",
            "ConfigMap: nginx/nginx-configmap",
            "Deployment: apple/apple-echo book/details-v1 book/productpage-v1 book/ratings-v1 book/reviews-v1 "
                + "book/reviews-v2 book/reviews-v3 mango/mango nginx/my-nginx",
            "Gateway: apple/apple-gateway book/bookinfo-gateway mango/mango-gateway nginx/nginx-gateway",
            "HTTPRoute: apple/apple-route book/bookinfo mango/mango-route",
            "Issuer: mango/mango-tls-cert-issuer mango/root-tls-cert-issuer nginx/nginx-tls-cert-issuer nginx/root-tls-cert-issuer",
            "Service: apple/apple-svc book/details book/details-v1 book/productpage book/productpage-v1 book/ratings "
                + "book/ratings-v1 book/reviews book/reviews-v1 book/reviews-v2 book/reviews-v3 mango/mango-svc nginx/my-nginx",
            "ServiceAccount: apple/apple-sa book/bookinfo-details book/bookinfo-productpage book/bookinfo-ratings "
                + "book/bookinfo-reviews mango/mango-acct",
            "TLSRoute: nginx/nginx",
        ];

        Assert.Equal(expected, names);
    }

    [Fact]
    public async Task Mangos_gateway_terminates_tls_with_its_leaf_and_takes_http_and_its_own_routes_only() => Assert.Equal(
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
              metallb.io/loadBalancerIPs: 172.18.255.247
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
        (await AllFour.Value)["learn03-mango-entrance-gateway"].InputsYaml);

    [Fact]
    public async Task Nginxs_gateway_holds_no_certificate_and_its_route_finds_the_server_by_host()
    {
        var graph = await AllFour.Value;

        Assert.Equal(
            """
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
            RegisteredResource.ToYaml(graph["learn03-nginx-entrance-gateway"].At("spec.listeners")!));
        Assert.Equal("gateway.networking.k8s.io/v1", graph["learn03-nginx-route"].TextAt("apiVersion"));
        Assert.Equal(
            """
            hostnames:
              - nginx.example.com
            parentRefs:
              - name: nginx-gateway
            rules:
              - backendRefs:
                  - name: my-nginx
                    port: 443

            """,
            RegisteredResource.ToYaml(graph["learn03-nginx-route"].At("spec")!));
    }

    [Fact]
    public async Task Routes_match_the_paths_of_the_original()
    {
        var graph = await AllFour.Value;
        var routes =
            from route in graph.OfType("kubernetes:gateway.networking.k8s.io/v1:HTTPRoute")
            from rule in route.ItemsAt("spec.rules")
            from match in rule.ItemsAt("matches")
            from backend in rule.ItemsAt("backendRefs")
            select $"{route.TextAt("metadata.name")}: {match.TextAt("path.type")} {match.TextAt("path.value")} -> {backend.TextAt("name")}:{backend.At("port")}";

        Assert.Equal(
            [
                "apple-route: Exact /apple -> apple-svc:5678",
                "bookinfo: Exact /login -> productpage:9080",
                "bookinfo: Exact /logout -> productpage:9080",
                "bookinfo: Exact /productpage -> productpage:9080",
                "bookinfo: PathPrefix /api/v1/products -> productpage:9080",
                "bookinfo: PathPrefix /static -> productpage:9080",
                "mango-route: PathPrefix /mango -> mango-svc:8000",
            ],
            routes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("proto-01", "Apple Service has been invoked via the Gateway")]
    [InlineData("proto-02", "Apple Service has been invoked via the Gateway v3")]
    [InlineData("proto-07", "Apple Service has been invoked via the Gateway")]
    public async Task Apple_says_what_the_original_says(string variant, string text)
    {
        var graph = await ResourceGraph.OfStackAsync("learn03", $"learn03.variant={variant}");

        Assert.Contains($"-text={text}\n", graph["learn03-apple-echo-deployment"].InputsYaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Services_that_speak_plain_http_say_so()
    {
        var graph = await AllFour.Value;

        Assert.Equal(
            ["https"],
            graph.OfType("kubernetes:core/v1:Service")
                .SelectMany(service => service.ItemsAt("spec.ports").Select(port => (service.Name, Port: port.TextAt("name"))))
                .Where(port => port.Port != "http")
                .Select(port => port.Port));
    }

    [Fact]
    public async Task Leaf_and_ca_have_secrets_of_their_own_and_the_leaf_names_its_host()
    {
        var graph = await AllFour.Value;
        var certificates = graph.OfType("kubernetes:cert-manager.io/v1:Certificate")
            .Select(certificate => $"{certificate.TextAt("metadata.namespace")}/{certificate.TextAt("spec.secretName")}: {certificate.At("spec.isCA")} "
                + string.Join(' ', ((IEnumerable<object>?)certificate.At("spec.dnsNames"))?.Cast<string>() ?? []));

        Assert.Equal(
            [
                "mango/mango-credential: False mango.example.com",
                "mango/mango-tls-cert-issuer-secret: True ",
                "nginx/nginx-server-certs: False nginx.example.com my-nginx.nginx.svc.cluster.local",
                "nginx/nginx-tls-cert-issuer-secret: True ",
            ],
            certificates.Order(StringComparer.Ordinal));
        Assert.Null(graph["learn03-mango-echo-deployment"].At("spec.template.spec.volumes"));
    }

    [Theory]
    [InlineData("proto-03", "mango", "mango", "mango-credential", "CN=mango.example.com, O=mango organization", "\"mango.example.com\"")]
    [InlineData("proto-05", "nginx", "default", "nginx-server-certs", "CN=nginx.example.com, O=an organization", "\"nginx.example.com\",\"my-nginx.default.svc.cluster.local\"")]
    public async Task Without_cert_manager_this_program_makes_the_certificate(
        string variant, string application, string @namespace, string secret, string subject, string hosts)
    {
        var graph = await ResourceGraph.OfStackAsync("learn03", $"learn03.variant={variant}");
        var made = graph[$"learn03-{application}-certificate-secret"];

        Assert.Equal((@namespace, secret), (made.TextAt("metadata.namespace"), made.TextAt("metadata.name")));
        Assert.Equal(
            $$"""{"authoritySubject":"O=example Inc., CN=example.com","subject":"{{subject}}","dnsNames":[{{hosts}}]}""",
            graph[$"learn03-{application}-certificate-creation"].TextAt("stdin"));
        Assert.DoesNotContain("cert-manager", graph.Names);
    }

    [Fact]
    public async Task Strict_admits_each_gateway_and_each_caller_by_its_identity()
    {
        var graph = await Strict.Value;
        var policies =
            from policy in graph.OfType("kubernetes:security.istio.io/v1:AuthorizationPolicy")
            from rule in policy.ItemsAt("spec.rules")
            from source in rule.ItemsAt("from")
            from principal in ((IEnumerable<object>)source.At("source.principals")!).Cast<string>()
            select $"{policy.TextAt("metadata.namespace")}/{policy.TextAt("spec.selector.matchLabels.app")} {policy.TextAt("spec.action")} {principal}";

        Assert.Equal(
            [
                "apple/apple-echo ALLOW cluster.local/ns/apple/sa/apple-gateway-istio",
                "book/details ALLOW cluster.local/ns/book/sa/bookinfo-productpage",
                "book/productpage ALLOW cluster.local/ns/book/sa/bookinfo-gateway-istio",
                "book/ratings ALLOW cluster.local/ns/book/sa/bookinfo-reviews",
                "book/reviews ALLOW cluster.local/ns/book/sa/bookinfo-productpage",
                "mango/mango ALLOW cluster.local/ns/mango/sa/mango-gateway-istio",
                "nginx/my-nginx ALLOW cluster.local/ns/nginx/sa/nginx-gateway-istio",
            ],
            policies.Order(StringComparer.Ordinal));
        Assert.Equal(
            ["apple STRICT", "book STRICT", "mango STRICT", "nginx STRICT"],
            graph.OfType("kubernetes:security.istio.io/v1:PeerAuthentication")
                .Select(policy => $"{policy.TextAt("metadata.namespace")} {policy.TextAt("spec.mtls.mode")}")
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_the_default_namespace_pods_join_the_mesh_one_by_one()
    {
        var graph = await NginxInDefault.Value;

        Assert.Equal("ambient", (graph["learn03-nginx-server-deployment"].At("spec.template.metadata.labels") as IDictionary<string, object>)?["istio.io/dataplane-mode"]);
        Assert.DoesNotContain(graph.OfType("kubernetes:core/v1:Namespace"), resource => resource.TextAt("metadata.name") == "default");
    }

    [Fact]
    public async Task The_endpoints_are_known_before_the_deployment() => Assert.Equal(
        """
        - address: 172.18.255.245
          name: apple
          url: http://172.18.255.245/apple
        - address: 172.18.255.246
          name: bookinfo
          url: http://172.18.255.246/productpage
        - address: 172.18.255.247
          certificateAuthority:
            key: ca.crt
            namespace: mango
            secret: mango-credential
          name: mango
          resolve: mango.example.com:443:172.18.255.247
          url: https://mango.example.com/mango
        - address: 172.18.255.247
          name: mango-http
          resolve: mango.example.com:80:172.18.255.247
          url: http://mango.example.com/mango
        - address: 172.18.255.248
          certificateAuthority:
            key: ca.crt
            namespace: nginx
            secret: nginx-server-certs
          name: nginx
          resolve: nginx.example.com:443:172.18.255.248
          url: https://nginx.example.com/

        """,
        (await AllFour.Value).EndpointsYaml);
}
