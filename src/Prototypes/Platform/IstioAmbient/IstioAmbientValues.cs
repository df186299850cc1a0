using Prototypes.Releases;
using Prototypes.Settings;

namespace Prototypes.Platform;

/// <summary>The values of Istio's charts.</summary>
/// <param name="platform">The kind of cluster.</param>
/// <param name="containerRuntime">The container runtime of its nodes.</param>
/// <param name="alphaRoutes">Whether istiod reads alpha route kinds.</param>
internal sealed class IstioAmbientValues(ClusterKind platform, ContainerRuntime containerRuntime, bool alphaRoutes)
{
    /// <summary>The registry that stays: the charts of 1.30 still name one that closes in December 2026.</summary>
    private const string Hub = "docker.io/istio";

    /// <summary>Whether istiod counts TLSRoute as alpha: it does before 1.30.</summary>
    /// <param name="releases">The releases to install.</param>
    public static bool NeedsAlphaRoutes(ReleaseCatalogue releases) => releases.Istiod.Version < SemVersion.Parse("1.30.0");

    /// <summary>The name of a chart's Helm release, as Istio's own guide has it.</summary>
    /// <param name="chart">The chart.</param>
    public static string ReleaseName(string chart) => chart is "base" or "cni" ? $"istio-{chart}" : chart;

    /// <summary>The values of <c>base</c>.</summary>
    public static Dictionary<string, object> Base => new()
    {
        ["profile"] = "ambient",
        ["defaultRevision"] = "default",
        ["base"] = new Dictionary<string, object>
        {
            // The chart's own CRDs are marked to outlive it.
            ["enableCRDTemplates"] = false,
            // Otherwise istiod changes it later, and then owns the field (https://github.com/istio/istio/issues/60497).
            ["validationFailurePolicy"] = "Fail",
        },
    };

    /// <summary>The values of <c>istiod</c>.</summary>
    public Dictionary<string, object> Istiod
    {
        get
        {
            var values = new Dictionary<string, object>
            {
                ["profile"] = "ambient",
                ["global"] = Global(),
                ["base"] = new Dictionary<string, object> { ["validationFailurePolicy"] = "Fail" },
                ["meshConfig"] = new Dictionary<string, object> { ["accessLogFile"] = "/dev/stdout" },
                // The pods of Gateways stand in the applications' namespaces, which admit hardened pods only.
                ["gateways"] = new Dictionary<string, object>
                {
                    ["seccompProfile"] = new Dictionary<string, object> { ["type"] = "RuntimeDefault" },
                },
                // The default, 500m and 2Gi, is made for production.
                ["resources"] = Requests("100m", "256Mi"),
            };
            if (alphaRoutes)
            {
                values["pilot"] = new Dictionary<string, object>
                {
                    ["env"] = new Dictionary<string, object> { ["PILOT_ENABLE_ALPHA_GATEWAY_API"] = "true" },
                };
            }

            return values;
        }
    }

    /// <summary>The values of <c>cni</c>.</summary>
    public Dictionary<string, object> Cni => new()
    {
        ["profile"] = "ambient",
        ["global"] = Global(),
        ["resources"] = Requests("50m", "100Mi"),
    };

    /// <summary>The values of <c>ztunnel</c>.</summary>
    public static Dictionary<string, object> Ztunnel => new()
    {
        ["profile"] = "ambient",
        ["hub"] = Hub,
        ["resources"] = Requests("50m", "128Mi"),
    };

    private Dictionary<string, object> Global()
    {
        var global = new Dictionary<string, object> { ["hub"] = Hub };
        // Names the directory of the network namespaces, which only Docker keeps elsewhere. There is no platform 'kind'.
        if (platform == ClusterKind.Minikube && containerRuntime == ContainerRuntime.Docker)
        {
            global["platform"] = "minikube";
        }

        return global;
    }

    private static Dictionary<string, object> Requests(string cpu, string memory) => new()
    {
        ["requests"] = new Dictionary<string, object> { ["cpu"] = cpu, ["memory"] = memory },
    };
}
