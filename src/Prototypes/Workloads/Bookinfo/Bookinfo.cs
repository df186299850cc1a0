using System.Collections.Immutable;
using Prototypes.Platform;
using Pulumi;

namespace Prototypes.Workloads;

/// <summary>
/// Istio's Bookinfo sample (https://istio.io/latest/docs/examples/bookinfo/): a product page that asks for details and
/// reviews, and reviews in three versions of which two ask for ratings. Each application has a Service, and one for each of
/// its versions.
/// </summary>
public sealed class Bookinfo : ComponentResource
{
    /// <summary>The Service that a Gateway leads to.</summary>
    public const string EntranceService = "productpage";

    /// <summary>The port of all its Services and pods.</summary>
    public const int Port = 9080;

    /// <summary>Registers Bookinfo.</summary>
    /// <param name="name">Its logical name in the stack.</param>
    /// <param name="args">Where it is, and who may ask it.</param>
    /// <param name="options">Its resource options. It must depend on the namespace.</param>
    public Bookinfo(string name, BookinfoArgs args, ComponentResourceOptions? options = null)
        : base("prototypes:workload:Bookinfo", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var application in BookinfoApplication.All)
        {
            Register(name, application, args);
        }

        RegisterOutputs();
    }

    private void Register(string name, BookinfoApplication application, BookinfoArgs args)
    {
        var labels = ImmutableDictionary<string, string>.Empty.Add("app", application.Name);
        var any = new WebApplication
        {
            Name = application.Name,
            Labels = labels,
            Namespace = args.Namespace,
            Image = application.Images[0],
            User = application.User,
            Group = application.Group,
            WritableRoot = application.WritableRoot,
            ContainerPort = Port,
            HealthPath = "/health",
            ServiceName = application.Name,
            ServicePort = Port,
            ServiceAccount = application.ServiceAccount,
            Environment = application.Environment,
            Size = application.Size,
            Mounts = application.Mounts,
            PodLabels = args.PodLabels,
            PodAnnotations = application.PodAnnotations,
        };
        var account = any.CreateServiceAccount($"{name}-{application.Name}-account", this);
        any.CreateService($"{name}-{application.Name}-service", this);
        foreach (var (index, image) in application.Images.Index())
        {
            var version = $"v{index + 1}";
            var deployment = $"{application.Name}-{version}";
            var one = any with { Name = deployment, Labels = labels.Add("version", version), Image = image, ServiceName = deployment };
            one.CreateDeployment($"{name}-{deployment}-deployment", this, account);
            one.CreateService($"{name}-{deployment}-service", this);
        }

        if (args.Strict && !application.Callers.IsEmpty)
        {
            var callers = BookinfoApplication.All
                .Where(caller => application.Callers.Contains(caller.Name))
                .Select(caller => new MeshIdentity(args.Namespace, caller.ServiceAccount));
            MeshPolicies.Admit($"{name}-{application.Name}-callers", $"{application.Name}-callers", args.Namespace, labels, callers, this);
        }
    }
}

/// <summary>Where <see cref="Bookinfo"/> is, and who may ask it.</summary>
public sealed class BookinfoArgs : ResourceArgs
{
    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>Labels of its pods beside <c>app</c> and <c>version</c>. Default: none.</summary>
    public ImmutableDictionary<string, string> PodLabels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// Whether each application admits those applications alone that ask it. Who may ask the product page is not decided here.
    /// Default: false.
    /// </summary>
    public bool Strict { get; init; }
}
