using System.Collections.Immutable;

namespace Pulumi;

public abstract class Archive : AssetOrArchive
{
    private protected Archive(object value) : base(value)
    {
    }
}

public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive(assets.ToImmutableDictionary());

public sealed class FileArchive(string path) : Archive(path);

public sealed class RemoteArchive(string uri) : Archive(uri);

/// <summary>Stands for a value that should have been an archive.</summary>
internal sealed class InvalidArchive() : Archive(ImmutableDictionary<string, AssetOrArchive>.Empty);
