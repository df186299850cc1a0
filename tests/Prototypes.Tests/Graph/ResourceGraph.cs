using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Moq;
using Prototypes.Settings;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Prototypes.Tests.Graph;

/// <summary>
/// What a program registers with a mocked engine: the inputs that the engine is told, and the options, which only a transformation sees.
/// </summary>
internal sealed class ResourceGraph
{
    private readonly Dictionary<string, RegisteredResource> _resources;

    private ResourceGraph(Dictionary<string, RegisteredResource> resources, object? endpoints)
    {
        _resources = resources;
        EndpointsYaml = endpoints is null ? null : RegisteredResource.ToYaml(endpoints);
    }

    /// <summary>A graph of resources that no program has registered, to try rules on.</summary>
    public ResourceGraph(IEnumerable<RegisteredResource> resources)
        : this(resources.ToDictionary(resource => resource.Name), endpoints: null)
    {
    }

    /// <summary>The output "endpoints" of the stack as YAML; null without a stack.</summary>
    public string? EndpointsYaml { get; }

    /// <summary>Whether the output "vaultKeys" of the stack is secret.</summary>
    public bool HidesVaultKeys { get; private init; }

    /// <summary>The names of all resources, in the order of their registration.</summary>
    public IEnumerable<string> Names => _resources.Keys;

    /// <summary>All resources, in the order of their registration.</summary>
    public IEnumerable<RegisteredResource> Resources => _resources.Values;

    /// <summary>The resource with a logical name.</summary>
    public RegisteredResource this[string name] => _resources.TryGetValue(name, out var resource)
        ? resource
        : throw new KeyNotFoundException($"No resource is named '{name}'. There are: {string.Join(", ", _resources.Keys)}.");

    /// <summary>All resources of a type, such as <c>kubernetes:core/v1:Service</c>.</summary>
    public IEnumerable<RegisteredResource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    /// <summary>
    /// The resources that one waits for without a detour: those that it depends on by itself, and those that a component around it depends on. A
    /// component among them stands for all that is in it.
    /// </summary>
    public IReadOnlySet<string> WaitsFor(string name)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        for (var resource = this[name]; ; resource = this[resource.Parent])
        {
            names.UnionWith(resource.DependsOn.SelectMany(Contents));
            if (resource.Parent is null || !_resources.ContainsKey(resource.Parent))
            {
                return names;
            }
        }
    }

    /// <summary>All resources that have to be there before one is made, and that are deleted after it.</summary>
    public IReadOnlySet<string> Before(string name)
    {
        var before = new HashSet<string>();
        var pending = new Stack<string>(WaitsFor(name));
        while (pending.TryPop(out var next))
        {
            if (before.Add(next))
            {
                foreach (var further in WaitsFor(next))
                {
                    pending.Push(further);
                }
            }
        }

        return before;
    }

    /// <summary>What each object of the cluster waits for beside the cluster itself: a line each, sorted.</summary>
    public IEnumerable<string> EdgesInCluster =>
        from resource in Resources
        where resource.IsInCluster
        orderby resource.Name
        select $"{resource.Name} <- {string.Join(", ", WaitsFor(resource.Name))}".TrimEnd();

    /// <summary>Runs the stack of this checkout, with overrides as the command line takes them.</summary>
    public static Task<ResourceGraph> OfStackAsync(string stack, params string[] overrides)
    {
        var result = SettingsBinder.Bind(stack, ConfigOverrides.Apply(StackFile.Read(Checkout.Root, stack), overrides));
        Assert.True(result.Settings is not null, string.Join('\n', result.Diagnostics));
        return OfStackAsync(result.Settings);
    }

    /// <summary>Runs the stack that settings describe.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="outputs">What the engine knows of a resource beside its inputs. Default: nothing, as before the first deployment.</param>
    public static Task<ResourceGraph> OfStackAsync(StackSettings settings, Func<MockResourceArgs, Dictionary<string, object>>? outputs = null) => RunAsync(
        (mocks, recording) => Deployment.TestWithServiceProviderAsync<PrototypeStack>(
            mocks,
            new ServiceCollection()
                .AddSingleton(settings)
                .AddSingleton(new StackOptions { ResourceTransformations = { recording } })
                .AddTransient<PrototypeStack>()
                .BuildServiceProvider(),
            new TestOptions { IsPreview = true }),
        outputs);

    /// <summary>Runs a program that registers one component.</summary>
    /// <param name="program">Registers the component with the options that it is given.</param>
    /// <param name="outputs">What the engine knows of a resource beside its inputs. Default: nothing.</param>
    public static Task<ResourceGraph> OfComponentAsync(
        Action<ComponentResourceOptions> program, Func<MockResourceArgs, Dictionary<string, object>>? outputs = null) => RunAsync(
        (mocks, recording) => Deployment.TestAsync(
            mocks,
            new TestOptions { IsPreview = true },
            () => program(new ComponentResourceOptions { ResourceTransformations = { recording } })),
        outputs);

    private static async Task<ResourceGraph> RunAsync(
        Func<IMocks, ResourceTransformation, Task> run, Func<MockResourceArgs, Dictionary<string, object>>? outputs = null)
    {
        var seen = new List<ResourceTransformationArgs>();
        var inputs = new ConcurrentDictionary<(string, string), MockResourceArgs>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>())).Returns((MockResourceArgs args) =>
        {
            inputs[(args.Type!, args.Name!)] = args;
            return Task.FromResult<(string?, object)>(($"{args.Name}-id", args.Inputs.SetItems(outputs?.Invoke(args) ?? [])));
        });
        PrototypeStack? stack = null;
        await run(mocks.Object, args =>
        {
            lock (seen)
            {
                seen.Add(args);
                stack ??= args.Resource as PrototypeStack;
            }

            return null;
        });

        var resources = new Dictionary<string, RegisteredResource>();
        foreach (var args in seen.Where(args => args.Resource is not Stack))
        {
            var resource = await RegisteredResource.ReadAsync(args, inputs);
            Assert.True(resources.TryAdd(resource.Name, resource), $"Two resources are named '{resource.Name}'.");
        }

        return new ResourceGraph(resources, stack is null ? null : await OutputUtilities.GetValueAsync(stack.Endpoints))
        {
            HidesVaultKeys = stack is not null && await Output.IsSecretAsync(stack.VaultKeys),
        };
    }

    // A component whose contents the engine makes, such as a file of manifests, stands for itself.
    private IEnumerable<string> Contents(string name) => Resources
        .Where(resource => resource.Parent == name)
        .SelectMany(resource => Contents(resource.Name))
        .DefaultIfEmpty(name);

    /// <summary>All resources with everything that is known of them.</summary>
    public override string ToString() => string.Join("\n", Resources);
}
