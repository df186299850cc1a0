using System.Text;
using Prototypes.Planning.Rendering;
using Prototypes.Planning.Values;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Random;
using Kubernetes = Pulumi.Kubernetes;
using Release = Pulumi.Kubernetes.Helm.V3.Release;

namespace Prototypes.Planning.Tests.Recording;

public class SecretTests
{
    private const string Canary = "canary-4711";

    private static Output<string> Secret => Output.CreateSecret(Canary);

    [Fact]
    public async Task No_format_shows_a_secret_wherever_the_program_puts_it()
    {
        var plan = await Plan.OfAsync(PlantCanariesEverywhere);

        Assert.True(plan.Resources.Count > 20);
        foreach (var format in Enum.GetValues<PlanFormat>())
        {
            var text = PlanRenderer.Render(plan, format);
            Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))[..12], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_secret_input_is_replaced_as_a_whole_and_its_neighbours_stay()
    {
        var thing = await Plan.ResourceAsync("thing", () => _ = new Thing("thing", new ThingArgs
        {
            Text = Output.Format($"prefix {Secret}"),
            Count = 1,
            Nested = new NestedArgs { Name = Secret, Kind = "K" },
            Labels = { { "plain", "1" }, { "secret", Secret } },
        }));

        Assert.Equal("{count: 1, labels: [secret], nested: {kind: K, name: [secret]}, text: [secret]}", thing.Inputs.ToString());
        Assert.Same(PlanValue.Secret, thing.Inputs["text"]);
    }

    [Fact]
    public async Task The_output_of_a_secret_input_is_secret()
    {
        var second = await Plan.ResourceAsync("second", () =>
        {
            var first = new Thing("first", new ThingArgs { Text = Secret, Labels = { { "a", "known" } } });
            _ = new Thing("second", new ThingArgs { Text = first.Text.Apply(text => text.ToUpperInvariant()), Labels = first.Labels });
        });

        Assert.Equal("{labels: {a: known}, text: [secret]}", second.Inputs.ToString());
    }

    [Fact]
    public async Task An_output_that_the_options_call_secret_is_secret_known_or_not()
    {
        var user = await Plan.ResourceAsync("user", () =>
        {
            var thing = new Thing(
                "thing", new ThingArgs { Text = "plain" }, new CustomResourceOptions { AdditionalSecretOutputs = { "token", "text" } });
            var command = new Command(
                "command",
                new CommandArgs { Create = "vault token create" },
                new CustomResourceOptions { AdditionalSecretOutputs = { "stdout" } });
            _ = new Thing("user", new ThingArgs
            {
                Text = thing.Text,
                Nested = new NestedArgs { Name = thing.Token, Kind = command.Stdout, Inner = new NestedArgs { Name = command.Stderr } },
            });
        });

        Assert.Equal("{nested: {kind: [secret], inner: {name: [computed]}, name: [secret]}, text: [secret]}", user.Inputs.ToString());
    }

    [Fact]
    public async Task Random_results_are_secret_and_stay_so_in_what_is_made_of_them()
    {
        var user = await Plan.ResourceAsync("user", () =>
        {
            var password = new RandomPassword("password", new RandomPasswordArgs { Length = 32 });
            var bytes = new RandomBytes("bytes", new RandomBytesArgs { Length = 32 });
            _ = new Thing("user", new ThingArgs
            {
                Text = Output.Format($"{password.Result}!"),
                Nested = new NestedArgs { Name = bytes.Base64, Kind = bytes.Hex.Apply(hex => hex[..2]) },
                Count = password.Length,
            });
        });

        Assert.Equal("{count: 32, nested: {kind: [secret], name: [secret]}, text: [secret]}", user.Inputs.ToString());
    }

    [Fact]
    public async Task The_content_of_a_Kubernetes_Secret_is_secret_even_if_the_program_does_not_say_so()
    {
        var plan = await Plan.OfAsync(() =>
        {
            // Adding through the getter, the SDK does not make the values secret.
            var secret = new Secret("secret", new SecretArgs
            {
                StringData = { { "key", Canary } },
                Data = { { "tls.key", "Y2FuYXJ5" } },
                Type = "Opaque",
            });
            _ = new Thing("user", new ThingArgs { Text = secret.StringData.Apply(data => data["key"]) });
        });

        Assert.Equal(
            "{apiVersion: v1, kind: Secret, data: {tls.key: [secret]}, stringData: {key: [secret]}, type: Opaque}",
            plan.Resources.Single(resource => resource.Name == "secret").Inputs.ToString());
        Assert.Equal("{text: [secret]}", plan.Resources.Single(resource => resource.Name == "user").Inputs.ToString());
    }

    [Fact]
    public async Task The_standard_input_and_environment_of_a_command_are_secret_and_the_names_of_variables_are_not()
    {
        var command = await Plan.ResourceAsync("command", () => _ = new Command("command", new CommandArgs
        {
            Create = "vault operator unseal -",
            Stdin = Canary,
            Environment = { { "VAULT_TOKEN", Canary } },
        }));

        Assert.Equal("{create: vault operator unseal -, environment: {VAULT_TOKEN: [secret]}, stdin: [secret]}", command.Inputs.ToString());
    }

    [Fact]
    public async Task A_kubeconfig_is_secret()
    {
        var provider = await Plan.ResourceAsync("cluster", () => _ = new Kubernetes.Provider(
            "cluster", new Kubernetes.ProviderArgs { KubeConfig = Canary, Context = "kind-x" }));

        Assert.Equal("{context: kind-x, kubeconfig: [secret]}", provider.Inputs.ToString());
    }

    [Theory]
    [InlineData("kubernetes:yaml/v2:ConfigGroup", "yaml", "apiVersion: v1\nkind: Secret\nstringData: {a: b}\n", "[secret]")]
    [InlineData("kubernetes:yaml/v2:ConfigGroup", "yaml", "{\"kind\": \"Secret\", \"data\": {}}", "[secret]")]
    [InlineData("kubernetes:yaml/v2:ConfigGroup", "yaml", "kind: SecretStore\n", "kind: SecretStore\n")]
    [InlineData("test:index:Thing", "text", "kind: Secret\n", "kind: Secret\n")]
    public void Manifests_of_Secrets_in_texts_are_secret(string type, string name, string text, string expected) =>
        Assert.Equal(
            new PlanMap([new(name, expected)]),
            Planning.Recording.KnownSecrets.Mask(type, new PlanMap([new(name, text)])));

    [Fact]
    public void Secrets_among_other_objects_are_masked_and_references_to_Secrets_stay()
    {
        var reference = new PlanMap([new("kind", "Secret"), new("name", "tls")]);
        var secret = new PlanMap([new("kind", "Secret"), new("data", new PlanMap([new("k", Canary)])), new("stringData", Canary)]);
        var inputs = new PlanMap([new("objs", new PlanList([secret, reference]))]);
        var masked = Planning.Recording.KnownSecrets.Mask("kubernetes:yaml/v2:ConfigGroup", inputs);

        Assert.Equal("{objs: [{kind: Secret, data: {k: [secret]}, stringData: [secret]}, {kind: Secret, name: tls}]}", masked.ToString());
    }

    private static Output<Dictionary<string, string>> PlantCanariesEverywhere()
    {
        var number = 0;
        string Name() => $"thing-{number++}";
        void Thing(ThingArgs args, CustomResourceOptions? options = null) => _ = new Thing(Name(), args, options);

        var seed = new Thing(
            "seed", new ThingArgs { Text = Secret, Nested = new NestedArgs { Name = Secret }, Labels = { { "a", Secret } } });
        Thing(new ThingArgs { Text = Secret });
        Thing(new ThingArgs { Text = Output.Format($"<{Secret}>") });
        Thing(new ThingArgs { Text = Secret.Apply(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text))) });
        Thing(new ThingArgs { Text = Output.Create("x").Apply(_ => Secret).Apply(text => text + "!") });
        Thing(new ThingArgs { Text = Output.All(Output.Create("a"), Secret).Apply(texts => string.Join(',', texts)) });
        Thing(new ThingArgs { Text = Output.JsonSerialize(Output.Create(new Dictionary<string, Output<string>> { ["k"] = Secret })) });
        Thing(new ThingArgs { Nested = new NestedArgs { Inner = new NestedArgs { Inner = new NestedArgs { Name = Secret } } } });
        Thing(new ThingArgs { Nested = Output.CreateSecret(new NestedArgs { Name = Canary }) });
        Thing(new ThingArgs { Settings = new NestedArgs { Name = Secret } });
        Thing(new ThingArgs { Document = Secret.Apply(text => $$"""{"deep": ["{{text}}"]}""") });
        Thing(new ThingArgs { Port = Secret });
        Thing(new ThingArgs { Anything = Secret.Apply(text => (object)new Dictionary<string, object> { ["k"] = text }) });
        Thing(new ThingArgs { File = Output.CreateSecret<AssetOrArchive>(new StringAsset(Canary)) });
        Thing(new ThingArgs { File = new StringAsset(Canary) });
        Thing(new ThingArgs { Labels = { { "plain", "1" }, { "secret", Secret } } });
        Thing(new ThingArgs { Labels = Output.CreateSecret(new Dictionary<string, string> { ["k"] = Canary }) });
        Thing(new ThingArgs { Values = { ["a"] = new Dictionary<string, object> { ["b"] = new List<object> { Secret, 1 } } } });
        Thing(new ThingArgs { Items = { new NestedArgs { Name = "first" }, new NestedArgs { Name = Secret } } });
        Thing(new ThingArgs { Text = seed.Text });
        Thing(new ThingArgs { Labels = seed.Labels });
        Thing(new ThingArgs(), new CustomResourceOptions { Aliases = { new Alias { Name = Secret } } });

        _ = new Secret("in-secret", new SecretArgs { Metadata = new ObjectMetaArgs { Name = "s" }, StringData = { { "k", Canary } } });
        _ = new ConfigMap("in-config-map", new ConfigMapArgs { Data = { { "k", Secret } } });
        _ = new Command("in-command", new CommandArgs
        {
            Create = Output.Format($"echo {Secret}"),
            Stdin = Canary,
            Environment = { { "K", Canary } },
            Triggers = new[] { Secret },
        });
        _ = new Release("in-release", new ReleaseArgs
        {
            Chart = "chart",
            Values = { ["auth"] = new Dictionary<string, object> { ["password"] = Secret } },
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts.example.com", Password = Canary },
        });
        _ = new Kubernetes.Provider("in-provider", new Kubernetes.ProviderArgs { KubeConfig = Canary });
        return Secret.Apply(text => new Dictionary<string, string> { ["k"] = text });
    }
}
