using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() =>
        TestStackAsync(mocks, options, () => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!);

    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return await TestStackAsync(mocks, options, () =>
            serviceProvider.GetService(typeof(TStack)) as TStack ?? throw new InvalidOperationException(
                $"Failed to resolve instance of type {typeof(TStack)} from service provider. "
                + "Register the type with the service provider before calling RunAsync.")).ConfigureAwait(false);
    }

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        (await TestProgramAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.FromResult<IDictionary<string, object?>>(new Dictionary<string, object?>());
        }).ConfigureAwait(false)).Resources;

    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (await TestProgramAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return new Dictionary<string, object?>();
        }).ConfigureAwait(false)).Resources;

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestProgramAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources) =>
        TestProgramAsync(testMocks, testOptions, createResources);

    private static Task<ImmutableArray<Resource>> TestStackAsync(IMocks mocks, TestOptions? options, Func<Stack> createStack) =>
        RunTestAsync(mocks, options, () =>
        {
            createStack().RegisterStackOutputs();
            return Task.CompletedTask;
        });

    private static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestProgramAsync(
        IMocks mocks, TestOptions? options, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = new Dictionary<string, object?>();
        var resources = await RunTestAsync(mocks, options, async () =>
        {
            var stack = new TestStack();
            outputs = await createResources().ConfigureAwait(false);
            stack.RegisterStackOutputs();
        }).ConfigureAwait(false);
        return (resources.RemoveAll(resource => resource is TestStack), outputs);
    }

    // Asynchronous, so that the caller's flow of control never sees the instance.
    private static async Task<ImmutableArray<Resource>> RunTestAsync(IMocks mocks, TestOptions? options, Func<Task> run)
    {
        var deployment = new Deployment(new(mocks), options);
        Instance = new(deployment);
        if (await deployment.RunProgramAsync(run).ConfigureAwait(false) is { } failure)
        {
            deployment.Errors.Add(failure);
        }

        return deployment.Errors.ToException() is { } exception ? throw exception : deployment._monitor.Resources;
    }

    private async Task<Exception?> RunProgramAsync(Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever the program throws is what the deployment reports.
        catch (Exception exception)
        {
            return exception;
        }
#pragma warning restore CA1031

        return await Tasks.WhenIdleAsync().ConfigureAwait(false);
    }

    /// <summary>The root of a program that is not a <see cref="Stack"/> itself.</summary>
    private sealed class TestStack : Stack;
}
