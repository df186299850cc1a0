using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public sealed partial class Deployment
{
    /// <summary>Starts a resource's registration; the deployment does not end before it has.</summary>
    internal void Register(Resource resource, Registration registration, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is null)
        {
            _monitor.Add(resource);
        }

        Tasks.Add(CompleteAsync(registration, options.Urn is { } urn
            ? Task.FromResult(_monitor.GetResource(urn))
            : RegisterAsync(resource, registration.Waiter, args, options)));
    }

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Tasks.Add(RegisterOutputsAsync(resource, outputs));

    private static async Task CompleteAsync(Registration registration, Task<RegistrationResult> result)
    {
        try
        {
            registration.Complete(await result.ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            registration.Fail(exception);
            throw;
        }
    }

    // Waits for everything that the resource depends on, then asks the mocks.
    private async Task<RegistrationResult> RegisterAsync(Resource resource, Waiter waiter, ResourceArgs args, ResourceOptions options)
    {
        var type = resource.GetResourceType();
        var name = resource.GetResourceName();

        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "", waiter).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id) && resource is not CustomResource)
        {
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");
        }

        await DependencyWait.ForOrderAsync(options, waiter).ConfigureAwait(false);
        var dependencies = await DependencyWait.GetExplicitAsync(options.DependsOnOrNull, waiter).ConfigureAwait(false);
        var inputs = await SerializedProperties.CreateAsync(
            args.GetInputs(), waiter, $"resource:{name}[{type}]", input => input is not ("id" or "urn")).ConfigureAwait(false);

        var parent = options.Parent ?? (resource is Stack ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "", waiter).ConfigureAwait(false);
        var provider = await GetProviderReferenceAsync(resource.Provider, waiter).ConfigureAwait(false);
        foreach (var handedDown in resource.IsRemote && options is ComponentResourceOptions component ? component.ProvidersOrNull ?? [] : [])
        {
            await handedDown.GetReferenceAsync(waiter).ConfigureAwait(false);
        }

        await DependencyWait.ForAllAsync(dependencies, waiter).ConfigureAwait(false);
        await DependencyWait.ForAllAsync(inputs.Dependencies, waiter).ConfigureAwait(false);

        var urn = _monitor.Claim(StackName, ProjectName, parentUrn, type, name);
        return resource is Stack
            ? new(urn, "", SerializedProperties.Empty)
            : await _monitor.RegisterAsync(urn, inputs.Values, resource, provider, id, (options as CustomResourceOptions)?.ImportId).ConfigureAwait(false);
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var waiter = new Waiter();
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "", waiter).ConfigureAwait(false);
        var values = await outputs.GetValueAsync(ImmutableDictionary<string, object?>.Empty, waiter).ConfigureAwait(false);
        var serialized = await SerializedProperties.CreateAsync(
            [.. values], waiter, "monitor.registerResourceOutputs(...)").ConfigureAwait(false);
        await _monitor.RegisterOutputsAsync(urn, serialized).ConfigureAwait(false);
    }

    private static ValueTask<string> GetProviderReferenceAsync(ProviderResource? provider, Waiter waiter) =>
        provider is null ? new("") : provider.GetReferenceAsync(waiter);
}
