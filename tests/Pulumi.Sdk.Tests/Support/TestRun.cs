using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi.Sdk.Tests.Support;

/// <summary>Runs programs under <see cref="Deployment"/>'s test entry points.</summary>
internal static class TestRun
{
    /// <summary>An update: outputs that the mock did not return are known, and default.</summary>
    public static TestOptions Update => new() { IsPreview = false };

    /// <summary>A preview: outputs that the mock did not return are unknown.</summary>
    public static TestOptions Preview => new() { IsPreview = true };

    public static Task<ImmutableArray<Resource>> UpdateAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Update, program);

    public static Task<ImmutableArray<Resource>> PreviewAsync(IMocks mocks, Action program) => Deployment.TestAsync(mocks, Preview, program);

    /// <summary>Runs a program that fails, and returns the message of its failure.</summary>
    public static async Task<string> FailureAsync(Action program) =>
        (await Assert.ThrowsAsync<RunException>(() => UpdateAsync(new RecordingMocks(), program))).Message;
}
