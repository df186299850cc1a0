using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Inputs;

/// <summary>Facts about the official SDK, section 2: <see cref="Union{T0, T1}"/> and <see cref="InputUnion{T0, T1}"/>.</summary>
public sealed class UnionTests
{
    [Fact]
    public void A_union_knows_which_of_the_two_it_holds()
    {
        Union<int, string> number = 80;
        Union<int, string> text = "http";

        Assert.True(number.IsT0);
        Assert.False(number.IsT1);
        Assert.Equal(80, number.AsT0);
        Assert.Equal(80, number.Value);
        Assert.True(text.IsT1);
        Assert.Equal("http", text.AsT1);
        Assert.Equal("http", text.Match(n => $"number {n}", t => t));
        Assert.Equal("number 80", number.Match(n => $"number {n}", t => t));
        Assert.Throws<InvalidOperationException>(() => number.AsT1);
        Assert.Throws<InvalidOperationException>(() => text.AsT0);
    }

    [Fact]
    public void Unions_are_equal_if_side_and_value_are()
    {
        Assert.Equal(Union<int, string>.FromT0(80), (Union<int, string>)80);
        Assert.True((Union<int, string>)"a" == (Union<int, string>)"a");
        Assert.True((Union<int, string>)"a" != (Union<int, string>)"b");
        Assert.True(Union<string, string>.FromT0("a") != Union<string, string>.FromT1("a"));
    }

    [Fact]
    public void A_side_is_mapped_or_picked()
    {
        Union<int, string> number = 80;

        Assert.Equal(81, number.MapT0(n => n + 1).AsT0);
        Assert.Equal(80, number.MapT1(t => t.Length).AsT0);
        Assert.Equal("80", number.Bimap(n => $"{n}", t => t).AsT0);
        Assert.True(number.TryPickT0(out var picked, out _));
        Assert.Equal(80, picked);
        Assert.False(number.TryPickT1(out _, out var remainder));
        Assert.Equal(80, remainder);
    }

    [Fact]
    public async Task Either_type_and_its_outputs_and_inputs_convert_to_an_input_union()
    {
        Input<int> number = 80;
        Input<string> text = "http";

        Assert.Equal(80, await Value(80));
        Assert.Equal(80, await Value(number));
        Assert.Equal(80, await Value(Output.Create(80)));
        Assert.Equal("http", await Value("http"));
        Assert.Equal("http", await Value(text));
        Assert.Equal("http", await Value(Output.Create("http")));
        Assert.Equal("http", await Value(Output.Create<Union<int, string>>("http")));
    }

    [Fact]
    public async Task The_sides_of_an_output_union_are_outputs()
    {
        var number = Output.Create<Union<int, string>>(80);

        Assert.True(await OutputUtilities.GetValueAsync(number.IsT0()));
        Assert.False(await OutputUtilities.GetValueAsync(number.IsT1()));
        Assert.Equal(80, await OutputUtilities.GetValueAsync(number.AsT0()));
        Assert.Equal(80, await OutputUtilities.GetValueAsync(number.Value()));
    }

    private static async Task<object> Value(InputUnion<int, string> union) => (await OutputUtilities.GetValueAsync(union.ToOutput())).Value;
}
