using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;

namespace OfflineSdk.Tests.Support;

/// <summary>Runs programs. One that hangs fails its test instead of stopping the run.</summary>
internal static class Program
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static Task<ImmutableArray<Resource>> RunAsync(Action program, IMocks? mocks = null) =>
        Deployment.TestAsync(mocks ?? new EchoMocks(), new TestOptions { IsPreview = false }, program).WaitAsync(Patience);

    public static async Task<string> GetErrorAsync(Action program, IMocks? mocks = null) =>
        (await Assert.ThrowsAsync<RunException>(() => RunAsync(program, mocks))).Message;
}
