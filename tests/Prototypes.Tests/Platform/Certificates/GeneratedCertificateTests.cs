using Prototypes.Platform;
using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Platform;

public sealed class GeneratedCertificateTests
{
    private const string Canary = "canary-of-the-private-key";

    [Fact]
    public async Task This_program_makes_the_certificate_and_what_it_prints_is_secret_and_in_no_log()
    {
        var graph = await GraphAsync();
        var command = graph["demo-creation"];

        Assert.Equal(
            """
            create: dotnet bin/Debug/net10.0/Prototypes.Program.dll certificates create
            logging: none
            stdin: '{"authoritySubject":"O=example Inc., CN=example.com","subject":"CN=kiwi.example.com, O=fruits","dnsNames":["kiwi.example.com"]}'

            """,
            command.InputsYaml);
        Assert.Equal(
            ["stderr", "stdout"], ((Pulumi.CustomResourceOptions)command.Options).AdditionalSecretOutputs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_secret_holds_the_leaf_its_key_and_the_certificate_of_the_ca()
    {
        var secret = (await GraphAsync())["demo-secret"];

        Assert.Equal(
            $"""
            apiVersion: v1
            kind: Secret
            metadata:
              name: kiwi-credential
              namespace: fruits
            stringData:
              ca.crt: the CA
              tls.crt: the leaf
              tls.key: {Canary}
            type: kubernetes.io/tls

            """,
            secret.InputsYaml);
        Assert.Equal(["demo-creation"], secret.DependsOn);
    }

    [Fact]
    public async Task The_key_is_nowhere_but_in_a_secret_input()
    {
        var graph = await GraphAsync();

        Assert.Empty(SecretRules.MarkedAsSecret(graph));
        Assert.Equal(
            ["demo-secret: stringData"],
            from resource in graph.Resources
            from input in resource.Inputs
            where RegisteredResource.ToYaml(input.Value).Contains(Canary, StringComparison.Ordinal)
            select $"{resource.Name}: {input.Key}");
        Assert.Equal(["stringData"], graph["demo-secret"].SecretInputs);
    }

    private static Task<ResourceGraph> GraphAsync() => ResourceGraph.OfComponentAsync(
        options => _ = new GeneratedCertificate(
            "demo",
            new GeneratedCertificateArgs
            {
                SecretName = "kiwi-credential",
                Namespace = "fruits",
                AuthoritySubject = "O=example Inc., CN=example.com",
                Subject = "CN=kiwi.example.com, O=fruits",
                DnsNames = ["kiwi.example.com"],
            },
            options),
        resource => resource.Type == "command:local:Command"
            ? new() { ["stdout"] = $$"""{"caCertificate":"the CA","certificate":"the leaf","privateKey":"{{Canary}}"}""" }
            : []);
}
