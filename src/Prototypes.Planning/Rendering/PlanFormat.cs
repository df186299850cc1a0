namespace Prototypes.Planning.Rendering;

/// <summary>The forms in which a plan is shown.</summary>
public enum PlanFormat
{
    /// <summary>A tree of components and their resources, for people.</summary>
    Tree,

    /// <summary>The plan format as JSON.</summary>
    Json,

    /// <summary>The plan format as YAML, as recorded in <c>stacks/STACK/plan.yaml</c>.</summary>
    Yaml,

    /// <summary>The Kubernetes objects as multi-document YAML; charts and remote files are comments.</summary>
    Manifests,
}
