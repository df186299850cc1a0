namespace Pulumi.Sdk.Tests.Compilation;

/// <summary>Facts about the official SDK, section 2: what the compiler accepts and what it rejects.</summary>
public sealed class OverloadResolutionTests
{
    private const string Ambiguous = "CS0121";
    private const string Abstract = "CS0144";
    private const string ReadOnly = "CS0200";
    private const string NoDefaultConstructor = "CS0310";
    private const string NotInferred = "CS0411";
    private const string WrongArgument = "CS1503";
    private const string NoSuchConstructor = "CS1729";
    private const string MissingArgument = "CS7036";

    [Theory]
    [InlineData("""_ = new CommandArgs { Triggers = { "t" } };""")]
    [InlineData("""_ = new CommandArgs { Triggers = { output } };""")]
    [InlineData("""_ = new InputList<object> { anything };""")]
    [InlineData("""_ = new InputList<object> { "t" };""")]
    [InlineData("""_ = new ConfigGroupArgs { Objs = { dictionary } };""")]
    [InlineData("""InputList<object> list = ["t"];""")]
    public void A_collection_initializer_of_an_InputList_of_object_is_ambiguous(string statement) =>
        Assert.Equal(Ambiguous, Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new CommandArgs { Triggers = new object[] { "t", 2 } };""")]
    [InlineData("""_ = new CommandArgs { Triggers = new[] { "t" } };""")]
    [InlineData("""_ = new CommandArgs { Triggers = new() { (Input<object>)"t" } };""")]
    [InlineData("""_ = new CommandArgs { Triggers = new() { { "t1", "t2" } } };""")]
    [InlineData("""_ = new CommandArgs { Triggers = new List<object>() };""")]
    [InlineData("""_ = new CommandArgs { Triggers = ImmutableArray.Create<object>("t", 2) };""")]
    [InlineData("""_ = new CommandArgs { Triggers = output.Apply(x => ImmutableArray.Create<object>(x)) };""")]
    public void An_InputList_of_object_takes_arrays_lists_and_outputs(string statement) => Assert.Equal("", Compiler.Errors(statement));

    [Theory]
    [InlineData("""InputList<string> list = ["a", "b"];""")]
    [InlineData("""InputList<string> list = new() { "a", output, input };""")]
    [InlineData("""InputList<string> list = "a";""")]
    [InlineData("""InputList<string> list = output;""")]
    [InlineData("""InputList<string> list = new List<string> { "a" };""")]
    [InlineData("""InputList<string> list = new[] { output };""")]
    [InlineData("""InputList<string> list = new Input<string>[] { "a", output };""")]
    [InlineData("""_ = new CommandArgs { Interpreter = { "/bin/sh", "-c" } };""")]
    [InlineData("""_ = new CommandArgs { Interpreter = new[] { "/bin/sh", "-c" } };""")]
    public void An_InputList_of_string_takes_collection_initializers_too(string statement) => Assert.Equal("", Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new ConfigMapArgs { Data = { { "a", "b" }, { "c", output }, { "d", input } } };""")]
    [InlineData("""_ = new ConfigMapArgs { Data = { ["a"] = "b", ["c"] = output } };""")]
    [InlineData("""_ = new ConfigMapArgs { Data = new Dictionary<string, string> { ["a"] = "b" } };""")]
    [InlineData("""_ = new ConfigMapArgs { Data = output.Apply(x => new Dictionary<string, string> { ["a"] = x }) };""")]
    [InlineData("""_ = new ConfigMapArgs { Data = output.Apply(x => ImmutableDictionary<string, string>.Empty.Add("a", x)) };""")]
    [InlineData("""_ = new Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs { Values = dictionary };""")]
    [InlineData("""_ = new Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs { Values = new Dictionary<string, object> { ["a"] = new object[] { 1 } } };""")]
    [InlineData("""InputMap<object> map = new() { { "a", 1 }, { "b", "c" }, { "d", dictionary } };""")]
    [InlineData("""InputMap<object> map = new() { ["a"] = 1, ["b"] = true };""")]
    public void An_InputMap_takes_both_kinds_of_initializers_dictionaries_and_outputs(string statement) =>
        Assert.Equal("", Compiler.Errors(statement));

    [Theory]
    [InlineData("""Deployment.TestAsync(mocks, options, () => throw new Exception());""", Ambiguous)]
    [InlineData("""Deployment.TestAsync(mocks, options, (Action)(() => throw new Exception()));""", "")]
    [InlineData("""output.Apply<int>(_ => throw new Exception());""", Ambiguous)]
    [InlineData("""output.Apply((Func<string, int>)(_ => throw new Exception()));""", "")]
    public void A_lambda_that_only_throws_needs_a_cast(string statement, string errors) => Assert.Equal(errors, Compiler.Errors(statement));

    [Theory]
    [InlineData("""output.Apply(x => x.Length);""")]
    [InlineData("""output.Apply(async x => { await Task.Yield(); return x; });""")]
    [InlineData("""output.Apply(x => Output.Create(x));""")]
    [InlineData("""output.Apply(x => (Input<string>)x);""")]
    [InlineData("""output.Apply(async x => { await Task.Yield(); });""")]
    [InlineData("""input.Apply(x => x.Length);""")]
    [InlineData("""Output.Tuple(output, output).Apply(t => t.Item1 + t.Item2);""")]
    [InlineData("""Output.Tuple(input, input).Apply(t => t.Item1 + t.Item2);""")]
    [InlineData("""Output.All(output, output).Apply(all => all.Length);""")]
    [InlineData("""Output.All(input, input).Apply(all => all.Length);""")]
    [InlineData("""Output.Format($"{output} {input} {1}");""")]
    public void Outputs_and_inputs_combine_without_type_arguments(string statement) => Assert.Equal("", Compiler.Errors(statement));

    [Theory]
    [InlineData("""Output.All(input, output);""", Ambiguous)]
    [InlineData("""Output.All<string>(input, output);""", Ambiguous)]
    [InlineData("""Output.All(input, (Input<string>)output);""", "")]
    [InlineData("""Output.Tuple(input, output);""", NotInferred)]
    [InlineData("""Output.Tuple(input, (Input<string>)output);""", "")]
    public void An_output_next_to_an_input_needs_a_cast(string statement, string errors) => Assert.Equal(errors, Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new CustomResourceOptions { DependsOn = { new RandomPassword("p", new() { Length = 8 }) } };""")]
    [InlineData("""_ = new CustomResourceOptions { DependsOn = new RandomPassword("p", new() { Length = 8 }) };""")]
    [InlineData("""_ = new CustomResourceOptions { DependsOn = new List<Resource>() };""")]
    [InlineData("""_ = new CustomResourceOptions { DependsOn = Array.Empty<Resource>() };""")]
    [InlineData("""_ = new ComponentResourceOptions { Providers = { new Pulumi.Kubernetes.Provider("k") } };""")]
    [InlineData("""_ = new ComponentResourceOptions { Aliases = { new Alias { Name = "old" } } };""")]
    public void Resource_options_take_collection_initializers(string statement) => Assert.Equal("", Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new CustomResourceArgs("example.com/v1", "Widget");""", Abstract)]
    [InlineData("""_ = new WidgetArgs { ApiVersion = "example.com/v2" };""", ReadOnly)]
    [InlineData("""_ = new WidgetArgs { Metadata = new Pulumi.Kubernetes.Types.Inputs.Meta.V1.ObjectMetaArgs { Name = "w" } };""", "")]
    [InlineData("""_ = new Pulumi.Kubernetes.ApiExtensions.CustomResource("w", new WidgetArgs());""", "")]
    public void Arguments_of_custom_resources_fix_their_version_and_kind(string statement, string errors) =>
        Assert.Equal(errors, Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new Pulumi.CustomResource("a:b:C", "c", ResourceArgs.Empty);""", Ambiguous)]
    [InlineData("""_ = new Pulumi.CustomResource("a:b:C", "c", ResourceArgs.Empty, null);""", "")]
    [InlineData("""_ = new ProviderResource("a", "p", ResourceArgs.Empty);""", Ambiguous)]
    [InlineData("""_ = new ComponentResource("a:b:C", "c");""", "")]
    [InlineData("""_ = new ComponentResource("a:b:C", "c", componentOptions);""", "")]
    [InlineData("""_ = new ComponentResource("a:b:C", "c", ResourceArgs.Empty, componentOptions);""", "")]
    [InlineData("""_ = new RandomPassword("p");""", MissingArgument)]
    [InlineData("""_ = new Pulumi.Kubernetes.Core.V1.Namespace("n");""", "")]
    [InlineData("""_ = new Pulumi.Kubernetes.Core.V1.Namespace("n", null, componentOptions);""", WrongArgument)]
    [InlineData("""_ = new Pulumi.Kubernetes.Yaml.V2.ConfigFile("f", null, componentOptions);""", "")]
    [InlineData("""_ = new Pulumi.Kubernetes.Types.Outputs.Meta.V1.ObjectMeta();""", NoSuchConstructor)]
    [InlineData("""Deployment.TestAsync<StackWithArguments>(mocks);""", NoDefaultConstructor)]
    public void Constructors_take_what_the_official_ones_take(string statement, string errors) =>
        Assert.Equal(errors, Compiler.Errors(statement));

    [Theory]
    [InlineData("""_ = new Pulumi.Kubernetes.Types.Inputs.Provider.KubeClientSettingsArgs { Burst = 1, Qps = 0.5 };""")]
    [InlineData("""_ = new Pulumi.Kubernetes.Types.Inputs.Helm.V3.RepositoryOptsArgs { Repo = "https://example.com" };""")]
    public void Settings_of_providers_and_releases_are_where_the_official_ones_are(string statement) =>
        Assert.Equal("", Compiler.Errors(statement));

    [Fact]
    public void The_base_of_the_kubernetes_resources_cannot_be_derived_from() =>
        Assert.Equal(
            NoSuchConstructor,
            Compiler.Errors("""
                } }
                class Own : Pulumi.Kubernetes.KubernetesResource
                {
                    Own() : base("a:b:C", "name", null, null) { }
                    void None() {
                """));
}
