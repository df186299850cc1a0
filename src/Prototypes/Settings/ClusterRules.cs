using Prototypes.Releases;

namespace Prototypes.Settings;

/// <summary>What must hold between the settings of a cluster.</summary>
internal static class ClusterRules
{
    private const int ShortestPrefix = 8;
    private const int LongestPrefix = 27;

    private static readonly (string Path, ClusterKind Kind)[] SettingsOfOneKind =
    [
        ("cluster.driver", ClusterKind.Minikube),
        ("cluster.containerRuntime", ClusterKind.Minikube),
        ("cluster.cpus", ClusterKind.Minikube),
        ("cluster.memory", ClusterKind.Minikube),
        ("cluster.ports", ClusterKind.Kind),
        ("cluster.kubeconfig", ClusterKind.Existing),
    ];

    public static void Check(StackSettings settings, DiagnosticSink sink)
    {
        var cluster = settings.Cluster;
        CheckName(cluster, sink);
        CheckSubnet(cluster, sink);
        CheckPorts(cluster, sink);
        if (!sink.IsSound("cluster", "cluster.kind", "cluster.create"))
        {
            return;
        }

        CheckKind(cluster, sink);
        CheckAccess(cluster, sink);
        CheckNodeImage(cluster, sink);
    }

    // A name that was given is checked when it is bound; this is for the default, the stack's name.
    private static void CheckName(ClusterSettings cluster, DiagnosticSink sink)
    {
        if (!sink.IsGiven("cluster.name") && !Patterns.Matches(cluster.Name, Patterns.DnsLabel))
        {
            var attribute = SettingDefinition.Of(cluster).Single(definition => definition.Name == "name").Attribute;
            sink.Report(DiagnosticCatalogue.NotOfTheForm, "cluster.name", Texts.Quote(cluster.Name), attribute.Rule, attribute.Example);
        }
    }

    private static void CheckSubnet(ClusterSettings cluster, DiagnosticSink sink)
    {
        if (!sink.IsSound("cluster.subnet"))
        {
            return;
        }

        if (!cluster.Subnet.IsPrivate)
        {
            sink.Report(DiagnosticCatalogue.PublicSubnet, "cluster.subnet", Texts.Quote(cluster.Subnet.ToString()));
        }
        else if (cluster.Subnet.PrefixLength is < ShortestPrefix or > LongestPrefix)
        {
            sink.Report(
                DiagnosticCatalogue.SubnetSize,
                "cluster.subnet",
                Texts.Quote(cluster.Subnet.ToString()),
                cluster.Subnet.Size,
                ShortestPrefix,
                LongestPrefix);
        }
    }

    private static void CheckPorts(ClusterSettings cluster, DiagnosticSink sink)
    {
        if (sink.IsSound("cluster.ports.http", "cluster.ports.https") && cluster.Ports.Http == cluster.Ports.Https)
        {
            var path = sink.IsGiven("cluster.ports.https") ? "cluster.ports.https" : "cluster.ports.http";
            var other = path == "cluster.ports.https" ? "http" : "https";
            sink.Report(DiagnosticCatalogue.SamePort, path, $"'{cluster.Ports.Http}'", other);
        }
    }

    private static void CheckKind(ClusterSettings cluster, DiagnosticSink sink)
    {
        foreach (var (path, kind) in SettingsOfOneKind)
        {
            if (cluster.Kind != kind && sink.IsGiven(path))
            {
                var article = cluster.Kind == ClusterKind.Existing ? "an" : "a";
                sink.Report(DiagnosticCatalogue.OtherClusterKind, path, NameOf(kind), article, NameOf(cluster.Kind));
            }
        }

        if (cluster.Kind == ClusterKind.Existing && sink.Document.Find("cluster.create") is SettingsScalar { Text: "true" })
        {
            sink.Report(DiagnosticCatalogue.CreateExisting, "cluster.create");
        }
    }

    private static void CheckAccess(ClusterSettings cluster, DiagnosticSink sink)
    {
        if (cluster.Create && sink.IsGiven("cluster.context"))
        {
            sink.Report(DiagnosticCatalogue.ContextOfCreatedCluster, "cluster.context");
        }
        else if (cluster.Kubeconfig is not null && sink.IsGiven("cluster.context"))
        {
            sink.Report(DiagnosticCatalogue.ContextAndKubeconfig, "cluster.kubeconfig");
        }
    }

    private static void CheckNodeImage(ClusterSettings cluster, DiagnosticSink sink)
    {
        if (cluster is { Kind: ClusterKind.Kind, Create: true } && sink.IsSound("cluster.kubernetesVersion")
            && KubernetesRelease.Find(cluster.KubernetesVersion) is null)
        {
            var known = KubernetesRelease.All.Select(release => release.Version.ToString()).ToList();
            var version = Texts.Quote(cluster.KubernetesVersion.ToString());
            sink.Report(DiagnosticCatalogue.NoNodeImage, "cluster.kubernetesVersion", version, Texts.Choose(known));
        }
    }

    private static string NameOf(ClusterKind kind) => Texts.KebabCase(kind.ToString());
}
