using System.Collections.Immutable;
using Prototypes.Composition;
using Prototypes.Operations.Etcd;
using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>What must hold for the encryption in etcd.</summary>
internal static class EtcdEncryptionRules
{
    private const string KeysPath = ComponentName.EtcdEncryption + ".keys";
    private const string ResourcesPath = ComponentName.EtcdEncryption + ".resources";
    private const string KubernetesPath = "cluster.kubernetesVersion";

    public static void Check(StackSettings settings, DiagnosticSink sink)
    {
        var encryption = settings.EtcdEncryption;
        CheckList(encryption.Keys, KeysPath, "key1", sink, key => !EncryptionKey.IsName(key), DiagnosticCatalogue.EncryptionKeyName);
        CheckList(
            encryption.Resources,
            ResourcesPath,
            "secrets",
            sink,
            resource => EncryptedResource.Find(resource) is null,
            DiagnosticCatalogue.UnknownEncryptedResource);

        var kubernetes = settings.Cluster.KubernetesVersion;
        var oldest = new MinorVersion(1, EncryptionConfiguration.FirstKubernetesMinorVersion);
        if (settings.Components.Any(component => component.Name == ComponentName.EtcdEncryption)
            && sink.IsSound(KubernetesPath)
            && MinorVersion.Of(kubernetes) < oldest)
        {
            sink.Report(DiagnosticCatalogue.KubernetesTooOldToEncrypt, KubernetesPath, Texts.Quote(kubernetes.ToString()), oldest);
        }
    }

    private static void CheckList(
        ImmutableArray<string> names, string path, string example, DiagnosticSink sink, Func<string, bool> isWrong, DiagnosticDescriptor wrong)
    {
        if (!sink.IsSound(path))
        {
            return;
        }

        if (names.IsEmpty)
        {
            sink.Report(DiagnosticCatalogue.EmptyList, path, example);
        }

        foreach (var name in names.Distinct().Where(isWrong))
        {
            sink.Report(wrong, path, Texts.Quote(name));
        }

        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            sink.Report(DiagnosticCatalogue.DuplicateItem, path, Texts.Quote(twice.Key));
        }
    }
}
