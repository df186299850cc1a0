using System.Collections;
using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Inputs;

/// <summary>Facts about the official SDK, section 2: how an <see cref="InputMap{TValue}"/> is filled, and what it then holds.</summary>
public sealed class InputMapTests
{
    [Fact]
    public async Task Both_kinds_of_initializers_take_values_outputs_and_inputs()
    {
        Input<string> input = "3";
        var pairs = new InputMap<string> { { "a", "1" }, { "b", Output.Create("2") }, { "c", input } };
        var indexed = new InputMap<string> { ["a"] = "1", ["b"] = Output.Create("2"), ["c"] = input };

        Assert.Equal(["a=1", "b=2", "c=3"], await Entries(pairs));
        Assert.Equal(["a=1", "b=2", "c=3"], await Entries(indexed));
    }

    [Fact]
    public async Task Every_kind_of_dictionary_converts()
    {
        var dictionary = new Dictionary<string, string> { ["a"] = "1" };

        Assert.Equal(["a=1"], await Entries<string>(dictionary));
        Assert.Equal(["a=1"], await Entries<string>(dictionary.ToImmutableDictionary()));
        Assert.Equal(["a=1"], await Entries<string>(Output.Create(dictionary)));
        Assert.Equal(["a=1"], await Entries<string>(Output.Create<IDictionary<string, string>>(dictionary)));
        Assert.Equal(["a=1"], await Entries<string>(Output.Create(dictionary.ToImmutableDictionary())));
    }

    [Fact]
    public async Task The_same_entry_may_be_added_twice()
    {
        var map = new InputMap<string> { { "a", "1" }, { "a", Output.Create("1") } };

        Assert.Equal(["a=1"], await Entries(map));
    }

    [Fact]
    public async Task A_key_with_two_values_is_an_error_when_the_map_is_read()
    {
        var map = new InputMap<string> { { "a", "1" }, { "a", "2" } };

        var error = await Assert.ThrowsAsync<ArgumentException>(() => Entries(map));

        Assert.Equal("Key 'a' already exists in the map with a different value.", error.Message);
    }

    [Fact]
    public async Task Merge_prefers_the_second_map_and_leaves_both_as_they_are()
    {
        var first = new InputMap<string> { { "a", "1" }, { "b", "1" } };
        var second = new InputMap<string> { { "b", "2" }, { "c", "2" } };

        Assert.Equal(["a=1", "b=2", "c=2"], await Entries(InputMap<string>.Merge(first, second)));
        Assert.Equal(["a=1", "b=1"], await Entries(first));
        Assert.Equal(["b=2", "c=2"], await Entries(second));
    }

    [Fact]
    public async Task An_added_map_is_spliced_in()
    {
        var map = new InputMap<string> { { "a", "1" } };

        map.Add(new InputMap<string> { { "b", "2" } });
        map.AddRange(new InputMap<string> { { "c", "3" } });

        Assert.Equal(["a=1", "b=2", "c=3"], await Entries(map));
    }

    [Fact]
    public async Task One_unknown_value_makes_the_map_unknown_and_one_secret_makes_it_secret()
    {
        var unknown = new InputMap<string> { { "a", "1" }, { "b", OutputUtilities.CreateUnknown("2") } };
        var secret = new InputMap<string> { { "a", "1" }, { "b", Output.CreateSecret("2") } };

        Assert.False(await OutputUtilities.GetIsKnownAsync(unknown.ToOutput()));
        Assert.True(await OutputUtilities.GetIsKnownAsync(secret.ToOutput()));
        Assert.True(await Output.IsSecretAsync(secret.ToOutput()));
    }

    [Fact]
    public async Task It_is_enumerated_asynchronously_only()
    {
        var map = new InputMap<string> { { "a", "1" } };
        var seen = new List<string>();
        await foreach (var entry in map)
        {
            var (key, value) = await OutputUtilities.GetValueAsync(entry.ToOutput());
            seen.Add($"{key}={value}");
        }

        var error = Assert.Throws<NotSupportedException>(() => ((IEnumerable)map).GetEnumerator());

        Assert.Equal(["a=1"], seen);
        Assert.EndsWith(" cannot be synchronously enumerated. Use GetAsyncEnumerator instead.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unions_are_added_as_either_type()
    {
        var map = new InputMap<Union<int, string>>();
        map.Add("port", (Input<int>)80);
        map.Add("name", (Input<string>)"http");

        var values = await OutputUtilities.GetValueAsync(map.ToOutput());

        Assert.Equal(80, values["port"].AsT0);
        Assert.Equal("http", values["name"].AsT1);
    }

    private static async Task<IEnumerable<string>> Entries<T>(InputMap<T> map) =>
        (await OutputUtilities.GetValueAsync(map.ToOutput()))
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => $"{entry.Key}={entry.Value}");
}
