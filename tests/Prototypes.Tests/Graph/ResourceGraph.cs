using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Prototypes.Settings;
using Pulumi;
using Pulumi.Testing;

namespace Prototypes.Tests.Graph;

/// <summary>
/// What a program registers with a mocked engine: the inputs that the engine is told, and the options, which only a transformation sees.
/// </summary>
internal sealed class ResourceGraph
{
    private readonly Dictionary<string, RegisteredResource> _resources;

    private ResourceGraph(Dictionary<string, RegisteredResource> resources)
    {
        _resources = resources;
    }

    /// <summary>The names of all resources, in the order of their registration.</summary>
    public IEnumerable<string> Names => _resources.Keys;

    /// <summary>All resources, in the order of their registration.</summary>
    public IEnumerable<RegisteredResource> Resources => _resources.Values;

    /// <summary>The resource with a logical name.</summary>
    public RegisteredResource this[string name] => _resources.TryGetValue(name, out var resource)
        ? resource
        : throw new KeyNotFoundException($"No resource is named '{name}'. There are: {string.Join(", ", _resources.Keys)}.");

    /// <summary>Runs the stack that settings describe.</summary>
    public static Task<ResourceGraph> OfStackAsync(StackSettings settings) => RunAsync((mocks, recording) =>
        Deployment.TestWithServiceProviderAsync<PrototypeStack>(
            mocks,
            new ServiceCollection()
                .AddSingleton(settings)
                .AddSingleton(new StackOptions { ResourceTransformations = { recording } })
                .AddTransient<PrototypeStack>()
                .BuildServiceProvider(),
            new TestOptions { IsPreview = true }));

    /// <summary>Runs a program that registers one component.</summary>
    /// <param name="program">Registers the component with the options that it is given.</param>
    public static Task<ResourceGraph> OfComponentAsync(Action<ComponentResourceOptions> program) => RunAsync((mocks, recording) =>
        Deployment.TestAsync(
            mocks,
            new TestOptions { IsPreview = true },
            () => program(new ComponentResourceOptions { ResourceTransformations = { recording } })));

    private static async Task<ResourceGraph> RunAsync(Func<IMocks, ResourceTransformation, Task> run)
    {
        var seen = new List<ResourceTransformationArgs>();
        var inputs = new ConcurrentDictionary<(string, string), MockResourceArgs>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            inputs[(args.Type!, args.Name!)] = args;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs));
        });
        await run(mocks.Object, args =>
        {
            lock (seen)
            {
                seen.Add(args);
            }

            return null;
        });

        var resources = new Dictionary<string, RegisteredResource>();
        foreach (var args in seen.Where(args => args.Resource is not Stack))
        {
            var resource = await RegisteredResource.ReadAsync(args, inputs);
            Assert.True(resources.TryAdd(resource.Name, resource), $"Two resources are named '{resource.Name}'.");
        }

        return new ResourceGraph(resources);
    }

    /// <summary>All resources with everything that is known of them.</summary>
    public override string ToString() => string.Join("\n", Resources);
}
