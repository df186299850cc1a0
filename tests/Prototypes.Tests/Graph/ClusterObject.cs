using System.Text.Json.Nodes;
using Prototypes.Tests.Schemas;
using Pulumi;

namespace Prototypes.Tests.Graph;

/// <summary>An object of the cluster as the API server is sent it.</summary>
/// <param name="Resource">The resource's logical name.</param>
/// <param name="Body">The object.</param>
internal sealed record ClusterObject(string Resource, JsonObject Body)
{
    public string Kind { get; } = Body.TextAt("kind")!;

    /// <summary>The API group, empty for the core group.</summary>
    public string Group { get; } = Body.TextAt("apiVersion")!.Split('/') is [var group, _] ? group : "";

    public string Name { get; } = Body.TextAt("metadata", "name") ?? "";

    /// <summary>The namespace; that of a client without one where there is none.</summary>
    public string Namespace { get; } = Body.TextAt("metadata", "namespace") ?? "default";

    public JsonNode? Spec => Body["spec"];

    public JsonObject Labels => LabelsOf(Body);

    /// <summary>What its pods are made of; null for an object that makes none.</summary>
    public JsonObject? PodTemplate => Kind switch
    {
        "Pod" => Body,
        "CronJob" => Spec.At("jobTemplate", "spec", "template") as JsonObject,
        _ => Spec.At("template", "spec", "containers") is null ? null : Spec.At("template") as JsonObject,
    };

    /// <summary>All objects of a graph.</summary>
    public static IReadOnlyList<ClusterObject> AllOf(ResourceGraph graph) =>
    [
        .. from resource in graph.Resources
           where resource.Options is CustomResourceOptions
           where resource.TextAt("apiVersion") is not null && resource.TextAt("kind") is not null
           select new ClusterObject(resource.Name, (JsonObject)JsonData.OfInput(resource.CompleteInputs)!),
    ];

    /// <summary>The labels of an object or pod template.</summary>
    public static JsonObject LabelsOf(JsonNode? body) => body.At("metadata", "labels") as JsonObject ?? [];

    /// <summary>Whether labels have all of a selector's.</summary>
    public static bool Selects(JsonNode? selector, JsonObject labels) => selector is JsonObject wanted
        && wanted.All(label => labels.TextAt(label.Key) is { } value && value == label.Value.Text());
}
