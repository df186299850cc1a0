using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Anything that is registered: a custom resource, a component or a provider.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ResourceTransformation[] _transformations = [];
    private readonly ProviderMap _providers = ProviderMap.Empty;
    private readonly Lock _childrenLock = new();
    private List<Resource>? _children;

    private protected Resource(
        string type, string name, ResourceArgs args, ResourceOptions options, bool isRemote)
    {
        if (string.IsNullOrEmpty(type))
        {
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        }

        if (string.IsNullOrEmpty(name))
        {
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        }

        _type = type;
        _name = name;
        IsRemote = isRemote;

        var deployment = Deployment.Required;
        var registration = new Registration(this, deployment.IsDryRun);
        OutputMember.InitializeAll(this, registration, withOwn: this is CustomResource || isRemote || options.Urn is not null);

        // What is only read from the engine does not fall back to the stack.
        var ancestor = options.Parent ?? (this is Stack || options.Urn is not null ? null : deployment.Stack);
        _transformations = ResourceTransformations.Collect(options, ancestor?._transformations);
        (args, options) = ResourceTransformations.Apply(_transformations, this, args, options);

        _providers = ProviderMap.For(this, options);
        Provider = this is CustomResource ? options.Provider ?? options.Parent?.GetProvider(type) : null;
        options.Parent?.AddChild(this);
        deployment.Register(this, registration, args, options);
    }

    /// <summary>A stand-in for a resource that is registered elsewhere.</summary>
    private protected Resource(string type, string name)
    {
        _type = type;
        _name = name;
    }

    // Set by reflection, as all outputs of a resource.
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    /// <summary>Whether this is a component whose children another process makes.</summary>
    internal bool IsRemote { get; }

    /// <summary>The provider of a custom resource: the one given, or else an ancestor's.</summary>
    internal ProviderResource? Provider { get; }

    internal ProviderMap Providers => _providers;

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider for a token such as <c>kubernetes:core/v1:Namespace</c>.</summary>
    internal ProviderResource? GetProvider(string token) => _providers.Find(token);

    internal Resource[] GetChildren()
    {
        lock (_childrenLock)
        {
            return _children is null ? [] : [.. _children];
        }
    }

    private void AddChild(Resource child)
    {
        lock (_childrenLock)
        {
            (_children ??= []).Add(child);
        }
    }
}
