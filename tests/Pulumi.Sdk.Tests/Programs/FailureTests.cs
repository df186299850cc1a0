using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 5: how a program that fails comes out of a test run.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task An_exception_of_the_program_comes_out_as_the_text_of_a_RunException()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => TestRun.UpdateAsync(new RecordingMocks(), Throwing(new ArgumentException("boom"))));

        Assert.Matches("^Running program '.*' failed with an unhandled exception:\nSystem.ArgumentException: boom\r?\n   at ", error.Message);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task A_RunException_keeps_its_bare_message() =>
        Assert.Equal("bare", await TestRun.FailureAsync(Throwing(new RunException("bare"))));

    [Fact]
    public async Task A_ResourceException_has_no_prefix()
    {
        Assert.Equal("bare", await TestRun.FailureAsync(Throwing(new ResourceException("bare", null, hideStack: true))));
        Assert.StartsWith(
            "Pulumi.ResourceException: with stack",
            await TestRun.FailureAsync(Throwing(new ResourceException("with stack", null))),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_with_its_text() =>
        Assert.Equal("logged", await TestRun.FailureAsync(() => Log.Error("logged")));

    [Fact]
    public async Task Several_logged_errors_come_out_together()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));

        Assert.Equal(["one", "two"], error.InnerExceptions.Select(inner => Assert.IsType<RunException>(inner).Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Other_logs_do_not_fail_the_run() =>
        Assert.Empty(await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            Log.Warn("warning");
            Log.Info("information");
            Log.Debug("debug");
        }));

    [Fact]
    public async Task An_input_that_cannot_be_had_names_its_property()
    {
        var failing = Output.Create("a").Apply(Boom);

        Assert.Contains(
            "System.InvalidOperationException: error serializing property \"text\": apply boom",
            await TestRun.FailureAsync(() => _ = new Thing("a", new ThingArgs { Text = failing })),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Apply_that_throws_fails_the_run_even_if_nobody_uses_it() =>
        Assert.Contains(
            "System.ArgumentException: apply boom",
            await TestRun.FailureAsync(() => Output.Create("a").Apply(Boom)),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_mock_that_throws_fails_the_run()
    {
        var mocks = new RecordingMocks { NewResource = _ => throw new ArgumentException("mock boom") };

        var error = await Assert.ThrowsAsync<RunException>(() => TestRun.UpdateAsync(mocks, () => _ = new Thing("a")));

        Assert.Contains("System.ArgumentException: mock boom", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_input_that_is_not_given_fails_at_registration()
    {
        var constructed = false;

        var message = await TestRun.FailureAsync(() =>
        {
            _ = new CustomResource("test:index:Part", "a", new PartArgs(), null);
            constructed = true;
        });

        Assert.True(constructed);
        Assert.Contains(
            "System.ArgumentNullException: [Input] Pulumi.Sdk.Tests.Support.PartArgs.Name is required but was not given a value (Parameter 'Name')",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_required_input_of_a_nested_object_names_the_property_too()
    {
        var message = await TestRun.FailureAsync(() => _ = new Thing("a", new ThingArgs { Part = new PartArgs() }));

        Assert.Contains("error serializing property \"part\": ", message, StringComparison.Ordinal);
        Assert.Contains(
            "[Input] Pulumi.Sdk.Tests.Support.PartArgs.Name is required but was not given a value (Parameter 'Name')",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_and_type_of_a_resource_cannot_be_empty()
    {
        Assert.Contains(
            "System.ArgumentException: 'name' cannot be null or empty. (Parameter 'name')",
            await TestRun.FailureAsync(() => _ = new Thing("")),
            StringComparison.Ordinal);
        Assert.Contains(
            "System.ArgumentException: 'type' cannot be null or empty. (Parameter 'type')",
            await TestRun.FailureAsync(() => _ = new ComponentResource("", "a")),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_input_of_a_type_that_cannot_be_sent_names_its_property() =>
        Assert.Contains(
            "error serializing property \"any\": ",
            await TestRun.FailureAsync(() => _ = new Thing("a", new ThingArgs { Any = new object() })),
            StringComparison.Ordinal);

    [Fact]
    public async Task After_a_failure_the_exit_code_of_the_process_is_32()
    {
        await TestRun.FailureAsync(Throwing(new RunException("failed")));

        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task What_throws_after_a_failure_does_not_hide_it() =>
        Assert.Equal("first", await TestRun.FailureAsync(() =>
        {
            _ = new Thing("a");
            throw new RunException("first");
        }));

    [Fact]
    public async Task The_text_of_an_output_says_how_to_get_its_value()
    {
        var text = "";

        await TestRun.UpdateAsync(new RecordingMocks(), () => text = OutputUtilities.CreateUnknown("a").ToString());

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text, StringComparison.Ordinal);
        Assert.Contains("Output.Format($\"prefix{hostname}suffix\");", text, StringComparison.Ordinal);
    }

    private static Action Throwing(Exception exception) => () => throw exception;

    private static string Boom(string value) => throw new ArgumentException("apply boom");
}
