namespace Pulumi.Sdk.Tests.Support;

/// <summary>The options of resources after their classes have completed them, by the resource's name.</summary>
internal sealed class OptionsByName
{
    private readonly Dictionary<string, ResourceOptions> _options = [];

    public ResourceOptions this[string name] => _options[name];

    public CustomResourceOptions Custom(string name) => (CustomResourceOptions)_options[name];

    /// <summary>Options that note what a class makes of them.</summary>
    public CustomResourceOptions Noted(CustomResourceOptions? given = null) =>
        CustomResourceOptions.Merge(given, new CustomResourceOptions { ResourceTransformations = { Note } });

    /// <summary>Notes the options of the resource, and changes nothing.</summary>
    public ResourceTransformationResult? Note(ResourceTransformationArgs args)
    {
        _options[args.Resource.GetResourceName()] = args.Options;
        return null;
    }
}
