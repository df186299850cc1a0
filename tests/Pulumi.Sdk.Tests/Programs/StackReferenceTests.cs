using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, sections 3 and 4: references to the outputs of other stacks.</summary>
public sealed class StackReferenceTests
{
    [Fact]
    public async Task A_reference_is_read_by_the_name_of_its_stack()
    {
        var mocks = Referenced();

        await TestRun.UpdateAsync(mocks, () =>
        {
            _ = new StackReference("org/project/dev");
            _ = new StackReference("other", new StackReferenceArgs { Name = "org/project/prod" });
        });

        Assert.Equal(("pulumi:pulumi:StackReference", "org/project/dev"), (mocks["org/project/dev"].Type, mocks["org/project/dev"].Id));
        Assert.Equal("""{"name":"org/project/dev"}""", mocks.Inputs("org/project/dev"));
        Assert.Equal("org/project/prod", mocks["other"].Id);
        Assert.Equal("""{"name":"org/project/prod"}""", mocks.Inputs("other"));
    }

    [Fact]
    public async Task Outputs_are_had_by_name_and_secret_only_where_they_are()
    {
        StackReference? reference = null;
        Output<object?>? address = null;
        Output<object?>? password = null;
        Output<object?>? none = null;

        await TestRun.UpdateAsync(Referenced(), () =>
        {
            reference = new StackReference("dev");
            address = reference.GetOutput("address");
            password = reference.GetOutput("password");
            none = reference.GetOutput("none");
        });

        Assert.Equal(("10.0.0.1", false), (await OutputUtilities.GetValueAsync(address!), await Output.IsSecretAsync(address!)));
        Assert.Equal(("secret", true), (await OutputUtilities.GetValueAsync(password!), await Output.IsSecretAsync(password!)));
        Assert.Null(await OutputUtilities.GetValueAsync(none!));
        Assert.Equal([reference!], await OutputUtilities.GetDependenciesAsync(address!));
    }

    [Fact]
    public async Task Values_are_had_directly_unless_they_are_secret()
    {
        object? value = null;
        StackReferenceOutputDetails? plain = null;
        StackReferenceOutputDetails? secret = null;
        InvalidOperationException? error = null;

        await Deployment.TestAsync(Referenced(), TestRun.Update, async () =>
        {
            var reference = new StackReference("dev");
            value = await reference.RequireValueAsync("address");
            plain = await reference.GetOutputDetailsAsync("address");
            secret = await reference.GetOutputDetailsAsync("password");
            error = await Assert.ThrowsAsync<InvalidOperationException>(() => reference.GetValueAsync("password"));
        });

        Assert.Equal("10.0.0.1", value);
        Assert.Equal(("10.0.0.1", null), (plain!.Value, plain.SecretValue));
        Assert.Equal((null, "secret"), (secret!.Value, secret.SecretValue));
        Assert.Equal(
            "Cannot call 'GetOutputValueAsync' if the referenced stack has secret outputs. Use 'GetOutput' instead.",
            error!.Message);
    }

    [Fact]
    public async Task A_required_output_that_does_not_exist_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(
            () => TestRun.UpdateAsync(Referenced(), () => new StackReference("dev").RequireOutput("none")));

        Assert.Contains(
            "System.Collections.Generic.KeyNotFoundException: Required output 'none' does not exist on stack 'dev'.",
            error.Message,
            StringComparison.Ordinal);
    }

    private static RecordingMocks Referenced() => new()
    {
        NewResource = args => Task.FromResult<(string?, object)>((
            args.Id,
            new Dictionary<string, object>
            {
                ["name"] = args.Inputs["name"],
                ["outputs"] = ImmutableDictionary<string, object>.Empty.Add("address", "10.0.0.1").Add("password", Output.CreateSecret("secret")),
                ["secretOutputNames"] = ImmutableArray.Create<object>("password"),
            })),
    };
}
