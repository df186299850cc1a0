using Prototypes.Planning.Recording;
using Pulumi;
using Pulumi.Testing;

namespace Prototypes.Planning;

/// <summary>
/// Plans a stack: runs its program against a mocked engine, without cluster, engine or network, and records what it registers.
/// </summary>
public static class Planner
{
    /// <summary>Plans a stack.</summary>
    /// <typeparam name="TStack">The stack's class. It must hand the options that it is given to its base class.</typeparam>
    /// <param name="request">Which stack to plan.</param>
    /// <param name="services">Makes the services that create the stack, with the options that record it.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="PlanException">The program fails, waits for itself, or gives two resources the same URN.</exception>
    public static async Task<PlanDocument> PlanAsync<TStack>(PlanRequest request, Func<StackOptions, IServiceProvider> services)
        where TStack : Stack
    {
        var recorder = new Recorder();
        var mocks = new ProviderMocks(recorder);
        await RunAsync<TStack>(request, services, recorder, mocks).ConfigureAwait(false);
        var stack = recorder.Stack
            ?? throw new PlanException(
                $"The stack class {typeof(TStack).Name} does not hand its StackOptions to its base class, so nothing can be recorded.");
        return new PlanDocument
        {
            Stack = request.Stack,
            Resources = await recorder.CollectAsync().ConfigureAwait(false),
            Outputs = await recorder.OutputsOfAsync(stack).ConfigureAwait(false),
            Warnings = request.Warnings,
        };
    }

    private static async Task RunAsync<TStack>(
        PlanRequest request, Func<StackOptions, IServiceProvider> services, Recorder recorder, ProviderMocks mocks)
        where TStack : Stack
    {
        var factory = new StackFactory(() => services(new StackOptions { ResourceTransformations = { recorder.Transform } }));
        var options = new TestOptions { ProjectName = request.Project, StackName = request.Stack, IsPreview = true };
        try
        {
            // On a flow of its own: the SDK keeps the deployment in the current one.
            var run = Task.Run(() => Deployment.TestWithServiceProviderAsync<TStack>(mocks, factory, options));
            await WhileItProgressesAsync(run, recorder, request.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new PlanException(
                $"The program has done nothing for {RecordedOptions.Duration(request.Timeout)}; these resources wait for what never comes: "
                + $"{string.Join(", ", recorder.Unregistered)}. A resource must not depend on the component that it is part of.",
                innerException: exception);
        }
        catch (Exception exception)
        {
            throw mocks.Failure ?? ProgramFailure.From(exception, factory.Thrown);
        }
    }

    private static async Task WhileItProgressesAsync(Task run, Recorder recorder, TimeSpan timeout)
    {
        for (var before = -1; !run.IsCompleted;)
        {
            try
            {
                await run.WaitAsync(timeout).ConfigureAwait(false);
            }
            catch (TimeoutException) when (recorder.Progress != before)
            {
                before = recorder.Progress;
            }
        }

        await run.ConfigureAwait(false);
    }

    /// <summary>Creates the stack, and keeps what its constructor throws: the SDK reports it as text only.</summary>
    private sealed class StackFactory(Func<IServiceProvider> services) : IServiceProvider
    {
        public Exception? Thrown { get; private set; }

        public object? GetService(Type serviceType)
        {
            try
            {
                return services().GetService(serviceType);
            }
            catch (Exception exception)
            {
                Thrown = exception;
                throw;
            }
        }
    }
}
