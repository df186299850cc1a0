namespace Pulumi;

/// <summary>A file's content (asset) or a tree of them (archive) as a resource's input.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive(object value) => Value = value ?? throw new ArgumentNullException(nameof(value));

    internal object Value { get; }
}
