using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Arguments whose members marked with <see cref="InputAttribute"/> are sent.</summary>
public abstract class InputArgs
{
    /// <summary>The wire names and values, in the order of declaration.</summary>
    internal virtual IReadOnlyCollection<KeyValuePair<string, object?>> GetInputs() => InputMember.Read(this);
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new EmptyResourceArgs();

    private sealed class EmptyResourceArgs : ResourceArgs;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new EmptyInvokeArgs();

    private sealed class EmptyInvokeArgs : InvokeArgs;
}

public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new EmptyCallArgs();

    private sealed class EmptyCallArgs : CallArgs;
}
