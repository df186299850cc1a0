using Prototypes.Settings;

namespace Prototypes.Composition;

/// <summary>What must hold between the names that a stack composes.</summary>
internal static class CompositionRules
{
    public static void Check(StackSettings settings, DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> registry)
    {
        if (!sink.IsSound("compose"))
        {
            return;
        }

        CheckNames(settings, sink, registry);
        var namesAreSound = sink.IsSound("compose");
        if (!sink.IsSound("exposure", "cluster.kind"))
        {
            return;
        }

        var components = CompositionResolver.Close(settings.Compose, settings.Cluster.Kind, settings.Exposure, registry);
        CheckAvailability(settings, sink, registry);
        CheckNamespaces(sink, components);
        CheckCluster(settings, sink, [.. components.Select(component => component.Name)]);
        if (namesAreSound)
        {
            CheckUse(sink, registry, components);
        }
    }

    private static void CheckNames(StackSettings settings, DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> registry)
    {
        var names = registry.Select(component => component.Name).ToList();
        if (settings.Compose.IsEmpty)
        {
            sink.Report(DiagnosticCatalogue.NothingComposed, "compose", Texts.Enumerate(Available(registry)));
        }

        for (var i = 0; i < settings.Compose.Length; i++)
        {
            var name = settings.Compose[i];
            if (!names.Contains(name))
            {
                sink.ReportAt(DiagnosticCatalogue.UnknownComponent, $"compose[{i}]", PositionOf(sink, i), Texts.Quote(name), RecordBinder.Hint(name, names));
            }
            else if (settings.Compose.IndexOf(name) < i)
            {
                sink.ReportAt(DiagnosticCatalogue.DuplicateComponent, $"compose[{i}]", PositionOf(sink, i), Texts.Quote(name));
            }
        }
    }

    private static void CheckAvailability(StackSettings settings, DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> registry)
    {
        var available = Available(registry);
        for (var i = 0; i < settings.Compose.Length; i++)
        {
            if (!available.Contains(settings.Compose[i]) && registry.Any(component => component.Name == settings.Compose[i]))
            {
                sink.ReportAt(DiagnosticCatalogue.NotAvailable, $"compose[{i}]", PositionOf(sink, i), settings.Compose[i], Texts.Enumerate(available));
            }
        }

        foreach (var component in CompositionResolver.Close(settings.Compose.Intersect(available), settings.Cluster.Kind, settings.Exposure, registry))
        {
            foreach (var needed in CompositionResolver.RequirementsOf(component, settings.Cluster.Kind, settings.Exposure).Except(available))
            {
                var (path, who, remedy) = component.Requires.Contains(needed)
                    ? ("compose", component.Name, "Leave it out.")
                    : ("exposure", Texts.Quote(Texts.KebabCase(settings.Exposure.ToString())), "Use node-port.");
                sink.Report(DiagnosticCatalogue.RequirementNotAvailable, path, who, needed, remedy);
            }
        }
    }

    private static void CheckNamespaces(DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> components)
    {
        for (var i = 0; i < components.Count; i++)
        {
            foreach (var other in components.Skip(i + 1))
            {
                var shared = components[i].Namespaces.Intersect(other.Namespaces).ToList();
                if (shared.Count > 0)
                {
                    sink.Report(
                        DiagnosticCatalogue.Conflict,
                        "compose",
                        components[i].Name,
                        other.Name,
                        shared.Count == 1 ? "namespace" : "namespaces",
                        Texts.Enumerate(shared));
                }
            }
        }
    }

    private static void CheckCluster(StackSettings settings, DiagnosticSink sink, HashSet<string> components)
    {
        var cluster = settings.Cluster;
        if (cluster.Kind == ClusterKind.Existing && components.Contains(ComponentName.MetalLb) && !sink.IsGiven("cluster.subnet"))
        {
            sink.Report(DiagnosticCatalogue.SubnetNeeded, "cluster.subnet");
        }

        if (cluster.Kind == ClusterKind.Existing && components.Contains(ComponentName.EtcdEncryption))
        {
            sink.Report(DiagnosticCatalogue.NodesOutOfReach, "cluster.kind");
        }

        if (cluster is { Kind: ClusterKind.Minikube, Driver: "kvm2" } && components.Contains(ComponentName.IstioAmbient))
        {
            sink.Report(DiagnosticCatalogue.AmbientOnVirtualMachine, "cluster.driver", Texts.Quote(cluster.Driver));
        }
    }

    private static void CheckUse(DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> registry, IReadOnlyList<ComponentDescriptor> components)
    {
        foreach (var name in registry.Except(components).Select(component => component.Name))
        {
            foreach (var path in (string[])[name, $"versions.{name}"])
            {
                if (sink.IsGiven(path) && sink.IsSound(path) && sink.Document.Find(path) is not SettingsMap { Entries.IsEmpty: true })
                {
                    sink.Report(DiagnosticCatalogue.UnusedSetting, path, name);
                }
            }
        }
    }

    private static IReadOnlyList<string> Available(IReadOnlyList<ComponentDescriptor> registry) =>
        [.. registry.Where(component => component.Implemented).Select(component => component.Name).Order(StringComparer.Ordinal)];

    private static SourcePosition PositionOf(DiagnosticSink sink, int item) => sink.Document.Find("compose") switch
    {
        SettingsList list => list.Items[item].Position,
        { } node => node.Position,
        null => default,
    };
}
