using System.Collections.Immutable;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>A custom resource with an input and an output of every shape that the generated resources have.</summary>
[ResourceType("test:index:Thing", "1.0.0")]
internal sealed class Thing(string name, ThingArgs? args = null, CustomResourceOptions? options = null)
    : CustomResource("test:index:Thing", name, args ?? new ThingArgs(), options)
{
    [Output("text")]
    public Output<string?> Text { get; private set; } = null!;

    [Output("number")]
    public Output<int> Number { get; private set; } = null!;

    [Output("maybe")]
    public Output<int?> Maybe { get; private set; } = null!;

    [Output("flag")]
    public Output<bool> Flag { get; private set; } = null!;

    [Output("list")]
    public Output<ImmutableArray<string>> List { get; private set; } = null!;

    [Output("map")]
    public Output<ImmutableDictionary<string, object>?> Map { get; private set; } = null!;

    [Output("part")]
    public Output<Part?> Part { get; private set; } = null!;

    [Output("choice")]
    public Output<Union<int, string>> Choice { get; private set; } = null!;

    [Output("any")]
    public Output<object?> Any { get; private set; } = null!;

    public static Thing Get(string name, Input<string> id) => new(name, null, new CustomResourceOptions { Id = id });
}

internal sealed class ThingArgs : ResourceArgs
{
    [Input("list")]
    private InputList<string>? _list;

    [Input("objects")]
    private InputList<object>? _objects;

    [Input("map")]
    private InputMap<object>? _map;

    [Input("text")]
    public Input<string>? Text { get; set; }

    [Input("number")]
    public Input<int>? Number { get; set; }

    [Input("ratio")]
    public Input<double>? Ratio { get; set; }

    [Input("flag")]
    public Input<bool>? Flag { get; set; }

    [Input("any")]
    public Input<object>? Any { get; set; }

    [Input("part")]
    public Input<PartArgs>? Part { get; set; }

    [Input("json", json: true)]
    public Input<PartArgs>? Json { get; set; }

    [Input("jsonFlag", json: true)]
    public Input<bool>? JsonFlag { get; set; }

    [Input("choice")]
    public InputUnion<int, string>? Choice { get; set; }

    [Input("asset")]
    public Input<AssetOrArchive>? Asset { get; set; }

    [Input("resource")]
    public Input<Resource>? Resource { get; set; }

    public InputList<string> List
    {
        get => _list ??= [];
        set => _list = value;
    }

    public InputList<object> Objects
    {
        get => _objects ??= [];
        set => _objects = value;
    }

    public InputMap<object> Map
    {
        get => _map ??= [];
        set => _map = value;
    }
}

internal sealed class PartArgs : ResourceArgs
{
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("size")]
    public Input<int>? Size { get; set; }
}

[OutputType]
internal sealed class Part
{
    public readonly string Name;
    public readonly int? Size;

    [OutputConstructor]
    private Part(string name, int? size)
    {
        Name = name;
        Size = size;
    }
}
