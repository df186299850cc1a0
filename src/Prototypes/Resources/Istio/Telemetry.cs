using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Prototypes.Resources.Istio;

/// <summary>A Telemetry: what Istio's proxies record.</summary>
/// <param name="name">Its logical name in the stack.</param>
/// <param name="args">Its object.</param>
/// <param name="options">Its resource options.</param>
public sealed class Telemetry(string name, TelemetryArgs args, CustomResourceOptions? options = null)
    : CustomResource(name, args, ReadyCondition.Options(options));

/// <summary>The object of a <see cref="Telemetry"/>.</summary>
public sealed class TelemetryArgs : CustomResourceArgs
{
    /// <summary>Makes a Telemetry.</summary>
    /// <param name="name">The object's name.</param>
    /// <param name="namespace">The object's namespace.</param>
    public TelemetryArgs(string name, string @namespace)
        : base("telemetry.istio.io/v1", "Telemetry")
    {
        Metadata = ReadyCondition.Stored.Metadata(name, @namespace);
    }

    /// <summary>What it asks for.</summary>
    [Input("spec", required: true)]
    public Input<TelemetrySpecArgs> Spec { get; set; } = null!;
}

/// <summary>Which proxies record what.</summary>
public sealed class TelemetrySpecArgs : ResourceArgs
{
    [Input("accessLogging")]
    private InputList<AccessLoggingArgs>? _accessLogging;

    /// <summary>Their access logs.</summary>
    public InputList<AccessLoggingArgs> AccessLogging
    {
        get => _accessLogging ??= new InputList<AccessLoggingArgs>();
        set => _accessLogging = value;
    }

    /// <summary>Which pods. Default: all of the namespace; in Istio's own namespace, of the mesh.</summary>
    [Input("selector")]
    public Input<WorkloadSelectorArgs>? Selector { get; set; }
}

/// <summary>An access log.</summary>
public sealed class AccessLoggingArgs : ResourceArgs
{
    [Input("providers")]
    private InputList<TelemetryProviderArgs>? _providers;

    /// <summary>Where it goes.</summary>
    public InputList<TelemetryProviderArgs> Providers
    {
        get => _providers ??= new InputList<TelemetryProviderArgs>();
        set => _providers = value;
    }

    /// <summary>Whether it is off.</summary>
    [Input("disabled")]
    public Input<bool>? Disabled { get; set; }
}

/// <summary>Something that takes records, by its name in the mesh's configuration.</summary>
public sealed class TelemetryProviderArgs : ResourceArgs
{
    /// <summary>Its name; <c>envoy</c> is the standard output of the proxy.</summary>
    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;
}
