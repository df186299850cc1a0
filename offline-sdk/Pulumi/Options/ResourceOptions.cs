namespace Pulumi;

/// <summary>What a resource is given beside its arguments. Lists are made when they are first used.</summary>
public abstract class ResourceOptions
{
    private List<string>? _ignoreChanges;
    private List<ResourceTransformation>? _resourceTransformations;
    private List<ResourceTransform>? _resourceTransforms;
    private List<Input<Alias>>? _aliases;
    private List<string>? _replaceOnChanges;
    private List<string>? _hideDiffs;
    private InputList<Resource>? _dependsOn;
    private InputList<Resource>? _replaceWith;
    private ResourceHookBinding? _hooks;

    public Input<string>? Id { get; set; }

    public Resource? Parent { get; set; }

    public InputList<Resource> DependsOn
    {
        get => _dependsOn ??= [];
        set => _dependsOn = value;
    }

    public bool? Protect { get; set; }

    public List<string> IgnoreChanges
    {
        get => _ignoreChanges ??= [];
        set => _ignoreChanges = value;
    }

    public string? Version { get; set; }

    public ProviderResource? Provider { get; set; }

    public CustomTimeouts? CustomTimeouts { get; set; }

    public List<ResourceTransformation> ResourceTransformations
    {
        get => _resourceTransformations ??= [];
        set => _resourceTransformations = value;
    }

    public List<ResourceTransform> ResourceTransforms
    {
        get => _resourceTransforms ??= [];
        set => _resourceTransforms = value;
    }

    public List<Input<Alias>> Aliases
    {
        get => _aliases ??= [];
        set => _aliases = value;
    }

    public string? Urn { get; set; }

    public List<string> ReplaceOnChanges
    {
        get => _replaceOnChanges ??= [];
        set => _replaceOnChanges = value;
    }

    public Input<object>? ReplacementTrigger { get; set; }

    public string? PluginDownloadURL { get; set; }

    public bool? RetainOnDelete { get; set; }

    public Resource? DeletedWith { get; set; }

    public InputList<Resource> ReplaceWith
    {
        get => _replaceWith ??= [];
        set => _replaceWith = value;
    }

    public List<string> HideDiffs
    {
        get => _hideDiffs ??= [];
        set => _hideDiffs = value;
    }

    public ResourceHookBinding Hooks
    {
        get => _hooks ??= new();
        set => _hooks = value;
    }

    /// <summary>The dependencies, null if none were ever named.</summary>
    internal InputList<Resource>? DependsOnOrNull => _dependsOn is { IsEmpty: false } ? _dependsOn : null;

    /// <summary>What is replaced together, null if nothing was ever named.</summary>
    internal InputList<Resource>? ReplaceWithOrNull => _replaceWith is { IsEmpty: false } ? _replaceWith : null;

    /// <summary>The transformations, null if none were ever named.</summary>
    internal List<ResourceTransformation>? TransformationsOrNull => _resourceTransformations is { Count: > 0 } ? _resourceTransformations : null;

    /// <summary>Makes this, still blank, a copy of <paramref name="source"/> that shares no list with it.</summary>
    private protected void CopyFrom(ResourceOptions source)
    {
        Id = source.Id;
        Parent = source.Parent;
        _dependsOn = source._dependsOn?.Clone();
        Protect = source.Protect;
        _ignoreChanges = Copy(source._ignoreChanges);
        Version = source.Version;
        Provider = source.Provider;
        CustomTimeouts = source.CustomTimeouts?.Clone();
        _resourceTransformations = Copy(source._resourceTransformations);
        _resourceTransforms = Copy(source._resourceTransforms);
        _aliases = Copy(source._aliases);
        Urn = source.Urn;
        _replaceOnChanges = Copy(source._replaceOnChanges);
        ReplacementTrigger = source.ReplacementTrigger;
        PluginDownloadURL = source.PluginDownloadURL;
        RetainOnDelete = source.RetainOnDelete;
        DeletedWith = source.DeletedWith;
        _replaceWith = source._replaceWith?.Clone();
        _hideDiffs = Copy(source._hideDiffs);
        _hooks = source._hooks?.Clone();
    }

    /// <summary>Lets <paramref name="overrides"/> win over this: single values replace, lists append.</summary>
    private protected void MergeFrom(ResourceOptions overrides)
    {
        Id = overrides.Id ?? Id;
        Parent = overrides.Parent ?? Parent;
        _dependsOn = Concat(_dependsOn, overrides._dependsOn);
        Protect = overrides.Protect ?? Protect;
        _ignoreChanges = Concat(_ignoreChanges, overrides._ignoreChanges);
        Version = overrides.Version ?? Version;
        Provider = overrides.Provider ?? Provider;
        CustomTimeouts = overrides.CustomTimeouts ?? CustomTimeouts;
        _resourceTransformations = Concat(_resourceTransformations, overrides._resourceTransformations);
        _resourceTransforms = Concat(_resourceTransforms, overrides._resourceTransforms);
        _aliases = Concat(_aliases, overrides._aliases);
        Urn = overrides.Urn ?? Urn;
        _replaceOnChanges = Concat(_replaceOnChanges, overrides._replaceOnChanges);
        ReplacementTrigger = overrides.ReplacementTrigger ?? ReplacementTrigger;
        PluginDownloadURL = overrides.PluginDownloadURL ?? PluginDownloadURL;
        RetainOnDelete = overrides.RetainOnDelete ?? RetainOnDelete;
        DeletedWith = overrides.DeletedWith ?? DeletedWith;
        _replaceWith = Concat(_replaceWith, overrides._replaceWith);
        _hideDiffs = Concat(_hideDiffs, overrides._hideDiffs);
        _hooks = overrides._hooks is null ? _hooks : Hooks.Concat(overrides._hooks);
    }

    private protected static List<T>? Copy<T>(List<T>? list) => list is null ? null : [.. list];

    private protected static List<T>? Concat<T>(List<T>? first, List<T>? second) =>
        second is null ? first : first is null ? [.. second] : [.. first, .. second];

    private static InputList<Resource>? Concat(InputList<Resource>? first, InputList<Resource>? second) =>
        second is null ? first : first is null ? second.Clone() : first.Concat(second);
}
