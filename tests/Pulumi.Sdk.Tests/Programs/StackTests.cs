using Microsoft.Extensions.DependencyInjection;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, sections 3 and 7: stacks as classes, their outputs and their services.</summary>
public sealed class StackTests
{
    [Fact]
    public async Task A_stack_comes_first_and_its_output_properties_are_registered()
    {
        var mocks = new RecordingMocks();

        var resources = await Deployment.TestAsync<WithOutputs>(mocks, TestRun.Update);

        Assert.IsType<WithOutputs>(resources[0]);
        Assert.Equal(("pulumi:pulumi:Stack", "project-stack"), (resources[0].GetResourceType(), resources[0].GetResourceName()));
        Assert.Equal("thing", resources[1].GetResourceName());
        var registered = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", registered.Urn);
        Assert.Equal(["Address", "id"], registered.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("thing-id", await OutputUtilities.GetValueAsync(registered.Outputs["id"]));
        Assert.Equal("10.0.0.1", await OutputUtilities.GetValueAsync(registered.Outputs["Address"]));
        Assert.True(await Output.IsSecretAsync(registered.Outputs["Address"]));
        Assert.False(await Output.IsSecretAsync(registered.Outputs["id"]));
    }

    [Fact]
    public async Task The_options_of_a_stack_class_default_to_a_preview()
    {
        var resources = await Deployment.TestAsync<WithOutputs>(RecordingMocks.Returning());

        Assert.False(await OutputUtilities.GetIsKnownAsync(Assert.IsType<Thing>(resources[1]).Text));
    }

    [Fact]
    public async Task A_stack_may_register_its_outputs_itself()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync<RegisteringItself>(mocks, TestRun.Update);

        var registered = mocks.Outputs.Single(request => request.Outputs.Count > 0);
        Assert.Equal(["answer"], registered.Outputs.Keys);
        Assert.Equal(42.0, await OutputUtilities.GetValueAsync(registered.Outputs["answer"]));
    }

    [Fact]
    public async Task An_output_property_without_a_value_is_an_error()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Unassigned>(new RecordingMocks(), TestRun.Update));

        Assert.Equal(
            "Output(s) 'first, Second' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            error.Message);
    }

    [Fact]
    public async Task An_output_property_that_is_no_output_is_an_error()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<NoOutput>(new RecordingMocks(), TestRun.Update));

        Assert.Equal("Output(s) 'Text' have incorrect type. [Output] attributed properties must be instances of Output<T>.", error.Message);
    }

    [Fact]
    public async Task A_stack_takes_services_in_its_constructor()
    {
        var mocks = new RecordingMocks();
        await using var services = new ServiceCollection()
            .AddSingleton(new Settings("from-services"))
            .AddTransient<WithServices>()
            .BuildServiceProvider();

        var resources = await Deployment.TestWithServiceProviderAsync<WithServices>(mocks, services, TestRun.Update);

        Assert.IsType<WithServices>(resources[0]);
        Assert.Equal("from-services", resources[1].GetResourceName());
        Assert.Equal("from-services-id", await OutputUtilities.GetValueAsync(Assert.Single(mocks.Outputs).Outputs["Id"]));
    }

    [Fact]
    public async Task A_stack_that_is_no_service_is_an_error()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();

        var error = await Assert.ThrowsAsync<RunException>(
            () => Deployment.TestWithServiceProviderAsync<WithServices>(new RecordingMocks(), services, TestRun.Update));

        Assert.Contains(
            $"System.InvalidOperationException: Failed to resolve instance of type {typeof(WithServices)} from service provider.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_constructor_of_a_stack_fails_with_its_own_exception()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Failing>(new RecordingMocks(), TestRun.Update));

        Assert.Contains("System.ArgumentException: no such stack", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TargetInvocationException", error.Message, StringComparison.Ordinal);
    }

    private sealed class WithOutputs : Stack
    {
        public WithOutputs()
        {
            Id = new Thing("thing").Id;
            Address = Output.CreateSecret("10.0.0.1");
        }

        [Output("id")]
        public Output<string> Id { get; private set; }

        [Output]
        public Output<string> Address { get; private set; }
    }

    private sealed class RegisteringItself : Stack
    {
        public RegisteringItself() => RegisterOutputs(new Dictionary<string, object?> { ["answer"] = 42 });
    }

    private sealed class Unassigned : Stack
    {
        [Output("first")]
        public Output<string> First { get; private set; } = null!;

        [Output]
        public Output<string> Second { get; private set; } = null!;
    }

    private sealed class NoOutput : Stack
    {
        [Output]
        public string Text { get; private set; } = "text";
    }

    private sealed class Failing : Stack
    {
        public Failing() => throw new ArgumentException("no such stack");
    }

    private sealed record Settings(string Name);

    private sealed class WithServices : Stack
    {
        public WithServices(Settings settings) => Id = new Thing(settings.Name).Id;

        [Output]
        public Output<string> Id { get; private set; }
    }
}
