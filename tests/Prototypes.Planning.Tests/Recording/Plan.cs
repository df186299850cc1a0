using Pulumi;

namespace Prototypes.Planning.Tests.Recording;

/// <summary>Plans a program that a test writes down as a lambda.</summary>
internal static class Plan
{
    public static Task<PlanDocument> OfAsync(Action program, PlanRequest? request = null) => OfAsync(
        () =>
        {
            program();
            return Output.Create("");
        },
        request);

    /// <summary>The program's result becomes the stack's output <c>result</c>.</summary>
    public static Task<PlanDocument> OfAsync<T>(Func<Output<T>> program, PlanRequest? request = null) =>
        Planner.PlanAsync<ProgramStack<T>>(
            request ?? new PlanRequest("prototypes", "test"), options => new Services(() => new ProgramStack<T>(program, options)));

    public static async Task<PlanResource> ResourceAsync(string name, Action program) =>
        (await OfAsync(program)).Resources.Single(resource => resource.Name == name);

    internal sealed class ProgramStack<T> : Stack
    {
        public ProgramStack(Func<Output<T>> program, StackOptions options)
            : base(options) => Result = program();

        [Output("result")]
        public Output<T> Result { get; private set; }
    }

    private sealed class Services(Func<object> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => create();
    }
}
