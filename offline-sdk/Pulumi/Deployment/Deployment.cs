namespace Pulumi;

/// <summary>A run of a program. Here the engine is always a mock; under the real one the official SDK is needed.</summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> CurrentInstance = new();

    private readonly MockMonitor _monitor;
    private Stack? _stack;

    private Deployment(MockMonitor monitor, Testing.TestOptions? options)
    {
        _monitor = monitor;
        IsDryRun = options?.IsPreview ?? true;
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectoryOrNull = options?.RootDirectory;
    }

    public static DeploymentInstance Instance
    {
        get => CurrentInstance.Value ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");
        internal set => CurrentInstance.Value = CurrentInstance.Value is null
            ? value
            : throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
    }

    /// <summary>The deployment of this flow of control, if there is one.</summary>
    internal static Deployment? Current => CurrentInstance.Value?.Deployment;

    /// <summary>The deployment of this flow of control.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal static Deployment Required => Instance.Deployment;

    internal bool IsDryRun { get; }

    internal string StackName { get; }

    internal string ProjectName { get; }

    internal string OrganizationName { get; }

    internal string? RootDirectoryOrNull { get; }

    internal TaskTracker Tasks { get; } = new();

    internal ErrorLog Errors { get; } = new();

    internal ConfigValues Config { get; } = ConfigValues.FromEnvironment();

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value ?? throw new ArgumentNullException(nameof(value));
    }

    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        ArgumentNullException.ThrowIfNull(pulumiVersionRange);
        _ = Instance;
        return Task.CompletedTask;
    }

    // Hooks and transforms are for the engine to call; without one they are taken and rest.
    public Task<bool> MonitorSupportsInvokeTransforms() => Task.FromResult(true);

    public Task<bool> MonitorSupportsResourceHooks() => Task.FromResult(true);

    public Task AwaitPendingRegistrations() => Task.CompletedTask;

    public void RegisterInvokeTransform(InvokeTransform transform) => ArgumentNullException.ThrowIfNull(transform);
}
