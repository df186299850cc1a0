using System.Collections.Immutable;
using Prototypes.Settings;

namespace Prototypes.Composition;

/// <summary>What must hold between the names that a stack composes, and between them and its cluster.</summary>
internal sealed class CompositionRules(StackSettings settings, DiagnosticSink sink, IReadOnlyList<ComponentDescriptor> registry)
{
    private readonly ClusterSettings _cluster = settings.Cluster;
    private readonly ImmutableArray<ComponentDescriptor> _registry = ComponentRegistry.For(settings, registry);

    /// <summary>The components that this version of the program can deploy.</summary>
    private readonly ImmutableArray<string> _available =
        [.. registry.Where(component => component.Implemented).Select(component => component.Name).Order(StringComparer.Ordinal)];

    public void Check()
    {
        if (!sink.IsSound("compose"))
        {
            return;
        }

        CheckNames();
        var areNamesSound = sink.IsSound("compose");
        if (!sink.IsSound("exposure", "cluster.kind"))
        {
            return;
        }

        var components = Close(settings.Compose);
        CheckAvailability();
        CheckNamespaces(components);
        CheckCluster([.. components.Select(component => component.Name)]);
        if (areNamesSound)
        {
            CheckUse(components);
        }
    }

    private void CheckNames()
    {
        var names = registry.Select(component => component.Name).ToList();
        if (settings.Compose.IsEmpty)
        {
            sink.Report(DiagnosticCatalogue.NothingComposed, "compose", Texts.Enumerate(_available));
        }

        for (var i = 0; i < settings.Compose.Length; i++)
        {
            var name = settings.Compose[i];
            if (!names.Contains(name))
            {
                ReportItem(DiagnosticCatalogue.UnknownComponent, i, Texts.Quote(name), RecordBinder.Hint(name, names));
            }
            else if (settings.Compose.IndexOf(name) < i)
            {
                ReportItem(DiagnosticCatalogue.DuplicateComponent, i, Texts.Quote(name));
            }
        }
    }

    private void CheckAvailability()
    {
        for (var i = 0; i < settings.Compose.Length; i++)
        {
            if (registry.Any(component => component.Name == settings.Compose[i] && !component.Implemented))
            {
                ReportItem(DiagnosticCatalogue.NotAvailable, i, settings.Compose[i], Texts.Enumerate(_available));
            }
        }

        foreach (var component in Close(settings.Compose.Intersect(_available)))
        {
            var requirements = CompositionResolver.RequirementsOf(component, _cluster.Kind, settings.Exposure);
            foreach (var missing in requirements.Except(_available))
            {
                var (path, who, remedy) = component.Requires.Contains(missing)
                    ? ("compose", component.Name, "Leave it out.")
                    : ("exposure", Texts.Quote(Texts.KebabCase(settings.Exposure.ToString())), "Use node-port.");
                sink.Report(DiagnosticCatalogue.RequirementNotAvailable, path, who, missing, remedy);
            }
        }
    }

    private void CheckNamespaces(ImmutableArray<ComponentDescriptor> components)
    {
        for (var i = 0; i < components.Length; i++)
        {
            var first = components[i];
            foreach (var second in components.Skip(i + 1))
            {
                var shared = first.Namespaces.Intersect(second.Namespaces).ToList();
                if (shared.Count > 0)
                {
                    var noun = shared.Count == 1 ? "namespace" : "namespaces";
                    sink.Report(DiagnosticCatalogue.Conflict, "compose", first.Name, second.Name, noun, Texts.Enumerate(shared));
                }
            }
        }
    }

    private void CheckCluster(HashSet<string> components)
    {
        // The default is the network that minikube or kind makes in a container engine.
        var isNetworkUnknown = _cluster.Kind == ClusterKind.Existing
            || _cluster is { Kind: ClusterKind.Minikube, Driver: not ("docker" or "podman") };
        if (isNetworkUnknown && components.Contains(ComponentName.MetalLb) && !sink.IsGiven("cluster.subnet"))
        {
            sink.Report(DiagnosticCatalogue.SubnetNeeded, "cluster.subnet");
        }

        if (_cluster.Kind == ClusterKind.Existing && components.Contains(ComponentName.EtcdEncryption))
        {
            sink.Report(DiagnosticCatalogue.NodesOutOfReach, "cluster.kind");
        }

        if (_cluster is { Kind: ClusterKind.Minikube, Driver: "kvm2" } && components.Contains(ComponentName.IstioAmbient))
        {
            sink.Report(DiagnosticCatalogue.AmbientOnVirtualMachine, "cluster.driver", Texts.Quote(_cluster.Driver));
        }
    }

    private void CheckUse(ImmutableArray<ComponentDescriptor> components)
    {
        foreach (var name in registry.Select(component => component.Name).Except(components.Select(component => component.Name)))
        {
            foreach (var path in (string[])[name, $"versions.{name}"])
            {
                if (sink.IsGiven(path) && sink.IsSound(path))
                {
                    sink.Report(DiagnosticCatalogue.UnusedSetting, path, name);
                }
            }
        }
    }

    private ImmutableArray<ComponentDescriptor> Close(IEnumerable<string> names) =>
        CompositionResolver.Close(names, _cluster.Kind, settings.Exposure, _registry);

    private void ReportItem(DiagnosticDescriptor descriptor, int item, params object?[] arguments)
    {
        var position = sink.Document.Find("compose") switch
        {
            SettingsList list => list.Items[item].Position,
            { } node => node.Position,
            null => default,
        };
        sink.ReportAt(descriptor, $"compose[{item}]", position, arguments);
    }
}
