namespace Prototypes.Program;

/// <summary>Gives Pulumi the stack. A container would take longer to start than all it does here.</summary>
/// <param name="create">Makes the stack.</param>
internal sealed class StackServices(Func<PrototypeStack> create) : IServiceProvider
{
    /// <inheritdoc/>
    public object? GetService(Type serviceType) => serviceType == typeof(PrototypeStack) ? create() : null;
}
