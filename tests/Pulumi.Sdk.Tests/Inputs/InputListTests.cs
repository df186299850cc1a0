using System.Collections;
using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Inputs;

/// <summary>Facts about the official SDK, section 2: how an <see cref="InputList{T}"/> is filled, and what it then holds.</summary>
public sealed class InputListTests
{
    [Fact]
    public async Task An_initializer_appends_values_outputs_and_inputs_in_order()
    {
        Input<string> input = "c";
        var list = new InputList<string> { "a", Output.Create("b"), input, { "d", "e" } };

        Assert.Equal(["a", "b", "c", "d", "e"], await Values(list));
    }

    [Fact]
    public async Task An_added_list_is_spliced_in()
    {
        var list = new InputList<string> { "a" };
        InputList<string> tail = new[] { "b", "c" };

        list.Add(tail);
        list.AddRange(tail);

        Assert.Equal(["a", "b", "c", "b", "c"], await Values(list));
    }

    [Fact]
    public async Task Concat_leaves_both_lists_as_they_are()
    {
        InputList<string> first = new[] { "a" };
        InputList<string> second = Output.Create(ImmutableArray.Create("b"));

        var both = first.Concat(second);
        both.Add("c");

        Assert.Equal(["a", "b", "c"], await Values(both));
        Assert.Equal(["a"], await Values(first));
        Assert.Equal(["b"], await Values(second));
    }

    [Fact]
    public async Task Every_kind_of_collection_converts()
    {
        Assert.Equal(["a"], await Values<string>("a"));
        Assert.Equal(["a"], await Values<string>(Output.Create("a")));
        Assert.Equal(["a", "b"], await Values<string>(new[] { "a", "b" }));
        Assert.Equal(["a", "b"], await Values<string>(new List<string> { "a", "b" }));
        Assert.Equal(["a", "b"], await Values<string>(ImmutableArray.Create("a", "b")));
        Assert.Equal(["a", "b"], await Values<string>(new Input<string>[] { "a", Output.Create("b") }));
        Assert.Equal(["a", "b"], await Values<string>(new[] { Output.Create("a"), Output.Create("b") }));
        Assert.Equal(["a", "b"], await Values<string>(Output.Create(new[] { "a", "b" })));
        Assert.Equal(["a", "b"], await Values<string>(Output.Create(new List<string> { "a", "b" })));
        Assert.Equal(["a", "b"], await Values<string>(Output.Create<IEnumerable<string>>(["a", "b"])));
    }

    [Fact]
    public async Task A_default_array_of_an_output_stays_default() =>
        Assert.True((await OutputUtilities.GetValueAsync(((InputList<string>)Output.Create(default(ImmutableArray<string>))).ToOutput())).IsDefault);

    [Fact]
    public async Task A_new_list_is_empty_and_not_default()
    {
        var values = await OutputUtilities.GetValueAsync(new InputList<string>().ToOutput());

        Assert.False(values.IsDefault);
        Assert.Empty(values);
    }

    [Fact]
    public async Task One_unknown_element_makes_the_list_unknown_and_one_secret_makes_it_secret()
    {
        var unknown = new InputList<string> { "a", OutputUtilities.CreateUnknown("b") };
        var secret = new InputList<string> { "a", Output.CreateSecret("b") };

        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown.ToOutput()));
        Assert.False(await Output.IsSecretAsync(unknown.ToOutput()));
        Assert.True(await OutputUtilities.GetIsKnownAsync(secret.ToOutput()));
        Assert.True(await Output.IsSecretAsync(secret.ToOutput()));
    }

    [Fact]
    public async Task It_is_enumerated_asynchronously_only()
    {
        InputList<string> list = new[] { "a", "b" };
        var seen = new List<string>();
        await foreach (var item in list)
        {
            seen.Add(await OutputUtilities.GetValueAsync(item.ToOutput()));
        }

        var error = Assert.Throws<NotSupportedException>(() => ((IEnumerable)list).GetEnumerator());

        Assert.Equal(["a", "b"], seen);
        Assert.EndsWith(" cannot be synchronously enumerated. Use GetAsyncEnumerator instead.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unions_are_added_as_either_type()
    {
        var list = new InputList<Union<int, string>>();
        list.Add((Input<int>)80);
        list.Add((Input<string>)"http");

        Assert.Equal<Union<int, string>>([80, "http"], await Values(list));
    }

    private static async Task<List<T>> Values<T>(InputList<T> list) => [.. await OutputUtilities.GetValueAsync(list.ToOutput())];
}
