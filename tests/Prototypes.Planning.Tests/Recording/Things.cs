using System.Collections.Immutable;
using Pulumi;

namespace Prototypes.Planning.Tests.Recording;

/// <summary>A resource whose inputs have every shape that inputs can have.</summary>
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("text")]
    public Output<string> Text { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("token")]
    public Output<string> Token { get; private set; } = null!;
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("count")]
    public Input<int>? Count { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("enabled")]
    public Input<bool>? Enabled { get; set; }

    [Input("nested")]
    public Input<NestedArgs>? Nested { get; set; }

    [Input("port")]
    public InputUnion<int, string>? Port { get; set; }

    [Input("policy")]
    public Input<Policy>? Policy { get; set; }

    [Input("document")]
    public InputJson? Document { get; set; }

    [Input("settings", json: true)]
    public Input<NestedArgs>? Settings { get; set; }

    [Input("file")]
    public Input<AssetOrArchive>? File { get; set; }

    [Input("peer")]
    public Input<Resource>? Peer { get; set; }

    [Input("anything")]
    public Input<object>? Anything { get; set; }

    [Input("labels")]
    private InputMap<string>? _labels;

    public InputMap<string> Labels
    {
        get => _labels ??= new InputMap<string>();
        set => _labels = value;
    }

    [Input("values")]
    private InputMap<object>? _values;

    public InputMap<object> Values
    {
        get => _values ??= new InputMap<object>();
        set => _values = value;
    }

    [Input("items")]
    private InputList<NestedArgs>? _items;

    public InputList<NestedArgs> Items
    {
        get => _items ??= new InputList<NestedArgs>();
        set => _items = value;
    }

    /// <summary>Not an input: nothing of it is sent.</summary>
    public string? Comment { get; set; }
}

internal sealed class NestedArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("kind")]
    public Input<string>? Kind { get; set; }

    [Input("inner")]
    public Input<NestedArgs>? Inner { get; set; }
}

[EnumType]
internal readonly struct Policy : IEquatable<Policy>
{
    private readonly string _value;

    private Policy(string value) => _value = value;

    public static Policy Always { get; } = new("Always");

    public static explicit operator string(Policy value) => value._value;

    public bool Equals(Policy other) => _value == other._value;

    public override bool Equals(object? obj) => obj is Policy other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => _value;
}

/// <summary>A component that makes what the test wants inside it.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, Action<Group>? content = null)
        : base("tests:index:Group", name, options)
    {
        content?.Invoke(this);
        RegisterOutputs();
    }
}

internal sealed class TestProvider(string name, CustomResourceOptions? options = null)
    : ProviderResource("test", name, ResourceArgs.Empty, options);
