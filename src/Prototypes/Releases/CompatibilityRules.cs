using Prototypes.Composition;
using Prototypes.Settings;

namespace Prototypes.Releases;

/// <summary>What must hold between the versions that a stack uses.</summary>
internal static class CompatibilityRules
{
    private const string KubernetesPath = "cluster.kubernetesVersion";
    private const string GatewayApiPath = "versions." + ComponentName.GatewayApi;

    // 1.34 went out of support on 2026-10-27.
    private static readonly MinorVersion OldestSupportedKubernetes = new(1, 35);

    private static readonly (Feature Feature, string Name, string Component, SemVersion Since)[] Features =
    [
        (Feature.TlsRoute, "TLSRoute v1", ComponentName.GatewayApi, SemVersion.Parse("1.5.0")),
        (Feature.TlsRoute, "support for TLSRoute v1", ComponentName.IstioAmbient, SemVersion.Parse("1.30.0")),
        (Feature.GatewayParameters, "parameters for Gateways", ComponentName.IstioAmbient, SemVersion.Parse("1.26.0")),
    ];

    public static void Check(StackSettings settings, DiagnosticSink sink)
    {
        var kubernetes = settings.Cluster.KubernetesVersion;
        if (sink.IsSound(KubernetesPath) && MinorVersion.Of(kubernetes) < OldestSupportedKubernetes)
        {
            sink.Report(DiagnosticCatalogue.KubernetesUnsupported, KubernetesPath, Quote(kubernetes), OldestSupportedKubernetes);
        }

        var components = settings.Components;
        foreach (var component in components)
        {
            if (settings.Releases.VersionOf(component.Name) is { } version && sink.IsSound($"versions.{component.Name}"))
            {
                CheckRelease(component.Name, version, settings, sink);
            }

            if (component.Name == ComponentName.IngressNginx)
            {
                sink.Report(DiagnosticCatalogue.Retired, "compose", component.Name);
            }
        }

        foreach (var (feature, name, provider, since) in Features)
        {
            var path = $"versions.{provider}";
            var users = components.Where(component => component.Features.Contains(feature)).Select(component => component.Name).ToList();
            if (users.Count > 0 && sink.IsSound(path) && settings.Releases.VersionOf(provider) is { } version && version < since)
            {
                var use = $"{Texts.Enumerate(users)} {(users.Count == 1 ? "uses" : "use")}";
                sink.Report(DiagnosticCatalogue.MissingFeature, path, Quote(version), name, use, since);
            }
        }
    }

    private static void CheckRelease(string component, SemVersion version, StackSettings settings, DiagnosticSink sink)
    {
        var path = $"versions.{component}";
        if (ReleaseSupport.Find(component, version) is not { } support)
        {
            sink.Report(DiagnosticCatalogue.TooOldToInstall, path, Quote(version), ReleaseSupport.Of(component).First().Since);
            return;
        }

        if (!support.IsMaintained)
        {
            var maintained = ReleaseSupport.Of(component).First(entry => entry.IsMaintained).Since;
            sink.Report(DiagnosticCatalogue.OutOfSupport, path, Quote(version), maintained);
        }

        if (sink.IsSound(KubernetesPath))
        {
            CheckKubernetes(support, version, settings.Cluster.KubernetesVersion, sink);
        }

        if (sink.IsSound(GatewayApiPath))
        {
            CheckGatewayApi(support, version, settings.Releases.GatewayApi.Version, sink);
        }
    }

    private static void CheckKubernetes(ReleaseSupport support, SemVersion version, SemVersion kubernetes, DiagnosticSink sink)
    {
        var minor = MinorVersion.Of(kubernetes);
        if (support.KubernetesMinimum is { } minimum && minor < minimum)
        {
            Report(DiagnosticCatalogue.KubernetesTooOld, minimum);
        }
        else if (support.KubernetesBroken is { } broken && minor >= broken)
        {
            var repaired = ReleaseSupport.Of(support.Component).First(entry => entry.Since > version && entry.KubernetesBroken is null);
            Report(DiagnosticCatalogue.KubernetesTooNew, broken, repaired.Since);
        }
        else if (support.KubernetesTested is { } tested && minor > tested)
        {
            Report(DiagnosticCatalogue.KubernetesUntested, tested);
        }

        void Report(DiagnosticDescriptor descriptor, params object?[] bounds) =>
            sink.Report(descriptor, KubernetesPath, [Quote(kubernetes), support.Component, version, .. bounds]);
    }

    private static void CheckGatewayApi(ReleaseSupport support, SemVersion version, SemVersion gatewayApi, DiagnosticSink sink)
    {
        if (support.GatewayApiMinimum is { } minimum && gatewayApi < minimum)
        {
            Report(DiagnosticCatalogue.GatewayApiTooOld, minimum);
        }
        else if (support.GatewayApiMadeFor is { } madeFor && MinorVersion.Of(gatewayApi) > MinorVersion.Of(madeFor))
        {
            Report(DiagnosticCatalogue.GatewayApiTooNew, madeFor);
        }

        void Report(DiagnosticDescriptor descriptor, SemVersion bound) =>
            sink.Report(descriptor, GatewayApiPath, Quote(gatewayApi), support.Component, version, bound);
    }

    private static string Quote(SemVersion version) => Texts.Quote(version.ToString());
}
