using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource's way to its URN, id and state; its outputs wait for it.</summary>
internal sealed class Registration(Resource resource, bool isDryRun)
{
    private readonly TaskCompletionSource _completion = new();
    private ImmutableHashSet<Resource>? _self;

    public Waiter Waiter { get; } = new(resource);

    /// <summary>What came of it; null while it is under way and after a failure.</summary>
    public RegistrationResult? Result { get; private set; }

    public Task Completion => _completion.Task;

    /// <summary>What an output that got no value is: unknown in a preview, otherwise known to be nothing.</summary>
    public bool IsMissingKnown => !isDryRun;

    /// <summary>The resource itself, as every output of its depends on it.</summary>
    public ImmutableHashSet<Resource> Self => _self ??= [resource];

    public void Complete(RegistrationResult result)
    {
        Result = result;
        _completion.SetResult();
    }

    public void Fail(Exception exception)
    {
        _completion.SetException(exception);

        // Whoever reported the failure has observed it.
        _ = _completion.Task.Exception;
    }
}

/// <summary>What the mocks said of a resource. The id is empty if there is none.</summary>
internal sealed record RegistrationResult(string Urn, string Id, SerializedProperties State);
