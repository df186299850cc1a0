namespace Pulumi;

public abstract class Asset : AssetOrArchive
{
    private protected Asset(string value) : base(value)
    {
    }
}

public sealed class FileAsset(string path) : Asset(path);

public sealed class StringAsset(string text) : Asset(text);

public sealed class RemoteAsset(string uri) : Asset(uri);

/// <summary>Stands for a value that should have been an asset.</summary>
internal sealed class InvalidAsset() : Asset("");
