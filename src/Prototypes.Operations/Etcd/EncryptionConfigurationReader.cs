using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prototypes.Operations.Etcd;

/// <summary>Reads the EncryptionConfiguration that a node has, whoever wrote it.</summary>
internal static class EncryptionConfigurationReader
{
    /// <summary>Reads a configuration with the providers that this project knows.</summary>
    /// <param name="yaml">The file's text.</param>
    /// <param name="file">Its path, for the message.</param>
    /// <exception cref="OperationException">It is none, or uses what would be lost by writing it anew. The message holds nothing of its
    /// text.</exception>
    public static EncryptionConfiguration Read(string yaml, string file)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }] || Text(root, "kind") != "EncryptionConfiguration")
            {
                throw Refuse(file, "it is no EncryptionConfiguration");
            }

            if (Child<YamlSequenceNode>(root, "resources").Children is not [YamlMappingNode entry])
            {
                throw Refuse(file, "it has more than one entry in 'resources'");
            }

            return new EncryptionConfiguration
            {
                Resources = [.. Child<YamlSequenceNode>(entry, "resources").Children.Select(resource => ((YamlScalarNode)resource).Value!)],
                Providers =
                [
                    .. Child<YamlSequenceNode>(entry, "providers").Children
                        .Select(provider => ReadProvider((YamlMappingNode)provider, file)),
                ],
            };
        }
        catch (Exception exception) when (exception is YamlException or InvalidCastException or KeyNotFoundException)
        {
            throw Refuse(file, "it is no EncryptionConfiguration", exception);
        }
    }

    private static EncryptionProvider ReadProvider(YamlMappingNode provider, string file)
    {
        if (provider.Children is not { Count: 1 }
            || EncryptionProviderKinds.FromWireName(provider.Children[0].Key.ToString()) is not { } kind)
        {
            throw Refuse(file, $"it uses the provider '{string.Join("', '", provider.Children.Keys)}'");
        }

        return kind == EncryptionProviderKind.Identity
            ? EncryptionProvider.Identity
            : new EncryptionProvider(kind, ReadKeys((YamlMappingNode)provider.Children[0].Value));
    }

    private static ImmutableArray<EncryptionKey> ReadKeys(YamlMappingNode provider) =>
    [
        .. Child<YamlSequenceNode>(provider, "keys").Children.Cast<YamlMappingNode>()
            .Select(key => new EncryptionKey(Text(key, "name"), Text(key, "secret"))),
    ];

    private static T Child<T>(YamlMappingNode node, string name)
        where T : YamlNode => (T)node.Children[new YamlScalarNode(name)];

    private static string Text(YamlMappingNode node, string name) => Child<YamlScalarNode>(node, name).Value ?? "";

    private static OperationException Refuse(string file, string reason, Exception? cause = null) => new(
        $"The node's {file} cannot be changed by this command: {reason}. Change it by hand to one entry with secretbox, aescbc, aesgcm "
        + "and identity.", cause);
}
