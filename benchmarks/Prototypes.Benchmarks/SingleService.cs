namespace Prototypes.Benchmarks;

/// <summary>Gives the stack that is planned.</summary>
internal sealed class SingleService(Func<object> create) : IServiceProvider
{
    public object? GetService(Type serviceType) => create();
}
