using System.Text.Json;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Outputs;

/// <summary>Facts about the official SDK, sections 3 and 6: outputs to and from JSON.</summary>
public sealed class OutputJsonTests
{
    [Fact]
    public async Task Nested_outputs_and_inputs_are_written_as_their_values()
    {
        var value = Output.Create(new Dictionary<string, object>
        {
            ["plain"] = 1,
            ["output"] = Output.Create("a"),
            ["input"] = (Input<bool>)true,
            ["list"] = (InputList<string>)new[] { "b" },
            ["map"] = new InputMap<int> { { "c", 2 } },
        });

        Assert.Equal(
            """{"plain":1,"output":"a","input":true,"list":["b"],"map":{"c":2}}""",
            await OutputUtilities.GetValueAsync(Output.JsonSerialize(value)));
    }

    [Fact]
    public async Task A_nested_secret_makes_the_text_secret_and_a_nested_unknown_makes_it_unknown()
    {
        var secret = Output.JsonSerialize(Output.Create(new[] { Output.Create("a"), Output.CreateSecret("b") }));
        var unknown = Output.JsonSerialize(Output.Create(new[] { OutputUtilities.CreateUnknown("a") }));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("""["a","b"]""", await OutputUtilities.GetValueAsync(secret));
        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown));
        Assert.False(await Output.IsSecretAsync(unknown));
    }

    [Fact]
    public async Task The_options_are_kept()
    {
        var text = Output.JsonSerialize(
            Output.Create(new { UserName = "a" }),
            new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

        Assert.Equal("""{"userName":"a"}""", await OutputUtilities.GetValueAsync(text));
    }

    [Fact]
    public async Task A_secret_text_gives_a_secret_value()
    {
        var value = Output.JsonDeserialize<Dictionary<string, int>>(Output.CreateSecret("""{"a":1}"""));

        Assert.True(await Output.IsSecretAsync(value));
        Assert.Equal(1, (await OutputUtilities.GetValueAsync(value))["a"]);
    }

    [Fact]
    public async Task An_unknown_text_gives_an_unknown_value() =>
        Assert.False(await OutputUtilities.GetIsKnownAsync(Output.JsonDeserialize<int>(OutputUtilities.CreateUnknown("1"))));

    [Fact]
    public async Task A_text_that_is_no_json_fails_where_the_output_is_awaited() =>
        await Assert.ThrowsAsync<JsonException>(() => OutputUtilities.GetValueAsync(Output.JsonDeserialize<int>(Output.Create("{"))));

    [Fact]
    public async Task Json_inputs_are_made_of_texts_documents_and_outputs()
    {
        using var document = JsonDocument.Parse("""{"a":1}""");

        Assert.Equal("""{"a":1}""", await Text("""{"a":1}"""));
        Assert.Equal("""{"a":1}""", await Text(document));
        Assert.Equal("""{"a":1}""", await Text(document.RootElement));
        Assert.Equal("""{"a":1}""", await Text(Output.Create("""{"a":1}""")));
        Assert.Equal("""{"a":1}""", await Text(Output.Create(document)));
        Assert.Equal("""{"a":1}""", await Text(Output.Create(document.RootElement)));
    }

    private static async Task<string> Text(InputJson json) => (await OutputUtilities.GetValueAsync(json.ToOutput())).GetRawText();
}
