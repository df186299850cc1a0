using Pulumi;
using Pulumi.Kubernetes.Yaml.V2;
using KubernetesProvider = Pulumi.Kubernetes.Provider;
using KubernetesProviderArgs = Pulumi.Kubernetes.ProviderArgs;

namespace Prototypes.Clusters;

/// <summary>A Kubernetes cluster that the other components are deployed to.</summary>
public abstract class Cluster : ComponentResource
{
    /// <summary>The logical name of the provider that every resource in the cluster uses.</summary>
    public const string ProviderName = "cluster";

    private protected Cluster(string type, string name, ResourceArgs args, ComponentResourceOptions? options)
        : base(type, name, args, options)
    {
    }

    /// <summary>The provider that every resource in the cluster uses.</summary>
    public abstract KubernetesProvider Provider { get; }

    /// <summary>The resource that the cluster lives and dies with, or null when the stack did not create the cluster.</summary>
    public abstract Resource? Lifecycle { get; }

    /// <summary>
    /// The options of a component in the cluster: all its resources use the cluster's provider, and need not be deleted one by one when the cluster is.
    /// </summary>
    /// <param name="dependsOn">What the component waits for.</param>
    public ComponentResourceOptions InCluster(params Resource[] dependsOn)
    {
        var options = new ComponentResourceOptions { Providers = { Provider }, DependsOn = dependsOn };
        if (Lifecycle is { } lifecycle)
        {
            options.ResourceTransformations.Add(args => DeletedWith(lifecycle, args));
        }

        return options;
    }

    /// <summary>Makes the provider of a cluster.</summary>
    /// <param name="args">How to reach the cluster.</param>
    /// <param name="dependsOn">What has to be there before the cluster can be reached.</param>
    private protected KubernetesProvider CreateProvider(KubernetesProviderArgs args, params Resource[] dependsOn)
    {
        // Some CRDs are larger than what fits into the annotation of client-side apply (https://github.com/kubernetes-sigs/gateway-api/issues/4156).
        args.EnableServerSideApply = true;
        return new KubernetesProvider(ProviderName, args, new CustomResourceOptions { Parent = this, DependsOn = dependsOn });
    }

    // Of components, only those that live in a plugin know the option: the objects of a file of manifests get it from there.
    private static ResourceTransformationResult? DeletedWith(Resource lifecycle, ResourceTransformationArgs args) => args switch
    {
        { Options: CustomResourceOptions { DeletedWith: null } options } => new ResourceTransformationResult(
            args.Args, CustomResourceOptions.Merge(options, new CustomResourceOptions { DeletedWith = lifecycle })),
        { Resource: ConfigFile, Options: ComponentResourceOptions { DeletedWith: null } options } => new ResourceTransformationResult(
            args.Args, ComponentResourceOptions.Merge(options, new ComponentResourceOptions { DeletedWith = lifecycle })),
        _ => null,
    };
}
