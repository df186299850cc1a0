namespace Pulumi.Kubernetes;

/// <summary>The base of every Kubernetes object. Only this assembly derives from it; programs use ApiExtensions.CustomResource.</summary>
public abstract class KubernetesResource : CustomResource
{
    internal KubernetesResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options)
        : base(type, name, args, options)
    {
    }
}
