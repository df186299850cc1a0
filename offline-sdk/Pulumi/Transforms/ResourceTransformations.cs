namespace Pulumi;

/// <summary>Runs the transformations that apply to a resource: its own, then its ancestors'.</summary>
internal static class ResourceTransformations
{
    public static ResourceTransformation[] Collect(ResourceOptions options, ResourceTransformation[]? inherited) =>
        options.TransformationsOrNull is not { } own ? inherited ?? []
        : inherited is null ? [.. own]
        : [.. own, .. inherited];

    public static (ResourceArgs Args, ResourceOptions Options) Apply(
        ResourceTransformation[] transformations, Resource resource, ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in transformations)
        {
            if (transformation(new(resource, args, options)) is not { } result)
            {
                continue;
            }

            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }
}
