using Pulumi;

namespace OfflineSdk.Tests.Support;

/// <summary>A resource that holds a text.</summary>
public sealed class Note : CustomResource
{
    public const string TypeToken = "test:index:Note";

    public Note(string name, Input<string>? text = null, CustomResourceOptions? options = null)
        : base(TypeToken, name, new NoteArgs { Text = text }, options, registerPackageRequest: null)
    {
    }

    [Output("text")]
    public Output<string> Text { get; private set; } = null!;
}

public sealed class NoteArgs : ResourceArgs
{
    [Input("text")]
    public Input<string>? Text { get; set; }
}

/// <summary>A component whose children are made by whoever makes it.</summary>
public sealed class Folder(string name, ComponentResourceOptions? options = null) : ComponentResource("test:index:Folder", name, options);
