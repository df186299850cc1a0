using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Waits for the registration of resources that another one depends on.</summary>
internal static class DependencyWait
{
    /// <summary>The resources in a <see cref="ResourceOptions.DependsOn"/>.</summary>
    public static async ValueTask<ImmutableArray<Resource>> GetExplicitAsync(InputList<Resource>? dependsOn, Waiter waiter) =>
        dependsOn is null ? [] : await dependsOn.ToOutput().GetValueAsync(whenUnknown: [], waiter).ConfigureAwait(false);

    /// <summary>Waits for what options name beside dependencies.</summary>
    public static async ValueTask ForOrderAsync(ResourceOptions options, Waiter waiter)
    {
        if (options.DeletedWith is { } deletedWith)
        {
            await ForAsync(deletedWith, waiter).ConfigureAwait(false);
        }

        foreach (var replaceWith in await GetExplicitAsync(options.ReplaceWithOrNull, waiter).ConfigureAwait(false))
        {
            await ForAsync(replaceWith, waiter).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits for resources; for a component that is made here, for its children instead, as they are when this is called, and
    /// theirs if they are such components, too.
    /// </summary>
    public static async ValueTask ForAllAsync(IReadOnlyCollection<Resource> resources, Waiter waiter)
    {
        foreach (var resource in resources)
        {
            if (resource is ComponentResource { IsRemote: false })
            {
                await ForAllAsync(resource.GetChildren(), waiter).ConfigureAwait(false);
            }
            else
            {
                await ForAsync(resource, waiter).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Whether all custom resources among those that the given ones stand for have an id already.</summary>
    public static async ValueTask<bool> HaveKnownIdsAsync(IReadOnlyCollection<Resource> resources, Waiter waiter)
    {
        foreach (var resource in resources)
        {
            var isKnown = resource switch
            {
                ComponentResource { IsRemote: false } => await HaveKnownIdsAsync(resource.GetChildren(), waiter).ConfigureAwait(false),
                CustomResource { Id: { } id } => (await id.Source.GetAsync(waiter).ConfigureAwait(false)).IsKnown,
                _ => true,
            };
            if (!isKnown)
            {
                return false;
            }
        }

        return true;
    }

    private static async ValueTask ForAsync(Resource resource, Waiter waiter) =>
        await resource.Urn.Source.GetAsync(waiter).ConfigureAwait(false);
}
