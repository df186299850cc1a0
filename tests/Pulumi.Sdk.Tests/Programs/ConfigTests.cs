using System.Text.Json;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 6: configuration, read from PULUMI_CONFIG when a run begins.</summary>
[Collection(ProcessWide.Name)]
public sealed class ConfigTests : IDisposable
{
    private readonly EnvironmentVariables _environment = new();

    public void Dispose() => _environment.Dispose();

    [Fact]
    public async Task Keys_are_read_with_and_without_the_word_config()
    {
        Assert.Equal("v", await Read("""{"proj:key":"v"}""", config => config.Get("key")));
        Assert.Equal("v", await Read("""{"proj:config:key":"v"}""", config => config.Get("key")));
        Assert.Null(await Read("""{"proj:key":"v"}""", config => config.Get("other")));
        Assert.Null(await Read(null, config => config.Get("key")));
    }

    [Fact]
    public async Task Another_namespace_is_read_by_its_name() =>
        Assert.Equal("v", await Read("""{"kubernetes:context":"v","proj:context":"w"}""", _ => new Config("kubernetes").Get("context")));

    [Fact]
    public async Task Values_are_read_as_texts_numbers_booleans_and_objects()
    {
        Assert.Equal(12, await Read("""{"proj:key":"12"}""", config => config.GetInt32("key")));
        Assert.Equal(1.5, await Read("""{"proj:key":"1.5"}""", config => config.GetDouble("key")));
        Assert.True(await Read("""{"proj:key":"true"}""", config => config.GetBoolean("key")));
        Assert.False(await Read("""{"proj:key":"false"}""", config => config.RequireBoolean("key")));
        Assert.Equal(["a", "b"], await Read("""{"proj:key":"[\"a\",\"b\"]"}""", config => config.RequireObject<string[]>("key")));
        Assert.Null(await Read("{}", config => config.GetInt32("key")));
        Assert.Null(await Read("{}", config => config.GetObject<string[]>("key")));
    }

    [Fact]
    public async Task Json_values_are_taken_as_their_text()
    {
        Assert.Equal("12", await Read("""{"proj:key":12}""", config => config.Get("key")));
        Assert.Equal("True", await Read("""{"proj:key":true}""", config => config.Get("key")));
        Assert.Equal("""{"a": 1}""", await Read("""{"proj:key":{"a": 1}}""", config => config.Get("key")));
    }

    [Fact]
    public async Task Objects_are_read_with_the_names_as_they_are_written_or_by_the_given_options()
    {
        const string Json = """{"proj:key":"{\"name\":\"n\"}"}""";

        Assert.Null((await Read(Json, config => config.RequireObject<Named>("key"))).Name);
        Assert.Equal("n", (await Read(Json, config => config.RequireObject<Named>("key", JsonSerializerOptions.Web))).Name);
    }

    [Fact]
    public async Task Secrets_are_secret_outputs_whatever_the_list_of_secret_keys_says()
    {
        _environment["PULUMI_CONFIG_SECRET_KEYS"] = """["proj:other"]""";

        var secret = await Read("""{"proj:key":"s"}""", config => config.RequireSecret("key"));
        var number = await Read("""{"proj:key":"5"}""", config => config.GetSecretInt32("key"));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("s", await OutputUtilities.GetValueAsync(secret));
        Assert.True(await Output.IsSecretAsync(number!));
        Assert.Null(await Read("{}", config => config.GetSecret("key")));
    }

    [Fact]
    public async Task A_secret_key_may_be_read_as_a_plain_value()
    {
        _environment["PULUMI_CONFIG_SECRET_KEYS"] = """["proj:key"]""";

        Assert.Equal("s", await Read("""{"proj:key":"s"}""", config => config.Get("key")));
    }

    [Fact]
    public async Task A_required_value_that_is_missing_names_the_command_that_sets_it()
    {
        const string Missing =
            "Missing Required configuration variable 'proj:nope'\n\tplease set a value using the command `pulumi config set proj:nope <value>`";

        Assert.Equal(Missing, await Failure("{}", config => config.Require("nope")));
        Assert.Equal(Missing, await Failure("{}", config => config.RequireSecret("nope")));
        Assert.Equal(Missing, await Failure("{}", config => config.RequireInt32("nope")));
        Assert.Equal(Missing, await Failure("{}", config => config.RequireObject<string[]>("nope")));
    }

    [Fact]
    public async Task A_value_of_a_wrong_type_is_named_with_its_type()
    {
        Assert.Equal(
            "Configuration 'proj:bad' value 'zz' is not a valid Int32",
            await Failure("""{"proj:bad":"zz"}""", config => config.GetInt32("bad")));
        Assert.Equal(
            "Configuration 'proj:bad' value 'zz' is not a valid Double",
            await Failure("""{"proj:bad":"zz"}""", config => config.RequireDouble("bad")));
        Assert.Equal(
            "Configuration 'proj:bad' value 'True' is not a valid Boolean",
            await Failure("""{"proj:bad":true}""", config => config.GetBoolean("bad")));
        Assert.Equal(
            "Configuration 'proj:bad' value '{' is not a valid System.Int32[]",
            await Failure("""{"proj:bad":"{"}""", config => config.GetObject<int[]>("bad")));
    }

    [Fact]
    public async Task The_configuration_is_read_when_the_run_begins()
    {
        _environment["PULUMI_CONFIG"] = """{"proj:key":"before"}""";
        var seen = "";

        await Deployment.TestAsync(new RecordingMocks(), Options, () =>
        {
            _environment["PULUMI_CONFIG"] = """{"proj:key":"after"}""";
            seen = new Config().Require("key");
        });

        Assert.Equal("before", seen);
    }

    private static TestOptions Options => new() { ProjectName = "proj" };

    private async Task<T> Read<T>(string? json, Func<Config, T> read)
    {
        _environment["PULUMI_CONFIG"] = json;
        var value = default(T);
        await Deployment.TestAsync(new RecordingMocks(), Options, () => { value = read(new Config()); });
        return value!;
    }

    private async Task<string> Failure<T>(string json, Func<Config, T> read) =>
        (await Assert.ThrowsAsync<RunException>(() => Read(json, read))).Message;

    private sealed record Named
    {
        public string? Name { get; init; }
    }
}
