using System.Collections.Immutable;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Programs;

/// <summary>Facts about the official SDK, section 3, "What mocks see": functions of providers, invoked or called.</summary>
public sealed class InvokeTests
{
    [Fact]
    public async Task An_invoke_sends_its_arguments_and_gives_the_result()
    {
        var mocks = Answering();
        Output<Part>? result = null;

        await TestRun.UpdateAsync(mocks, () =>
            result = Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = Output.CreateSecret("n"), Limit = 2 }));

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(("test:index:find", """{"limit":2,"name":"n"}""", ""), (call.Token, Shown.Value(call.Args), call.Provider));
        var part = await OutputUtilities.GetValueAsync(result!);
        Assert.Equal(("found", 3), (part.Name, part.Size));
    }

    [Fact]
    public async Task An_awaited_invoke_gives_the_plain_result()
    {
        Part? part = null;

        await Deployment.TestAsync(Answering(), TestRun.Update, async () =>
        {
            part = await Deployment.Instance.InvokeAsync<Part>("test:index:find", new FindArgs { Name = "n" });
        });

        Assert.Equal(("found", 3), (part!.Name, part.Size));
    }

    [Fact]
    public async Task A_call_is_seen_like_an_invoke()
    {
        var mocks = Answering();
        Output<Part>? result = null;

        await TestRun.UpdateAsync(mocks, () => result = Deployment.Instance.Call<Part>("test:index:Thing/method", new MethodArgs { Name = "n" }));

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(("test:index:Thing/method", """{"name":"n"}"""), (call.Token, Shown.Value(call.Args)));
        Assert.Equal("found", (await OutputUtilities.GetValueAsync(result!)).Name);
    }

    [Fact]
    public async Task The_provider_of_an_invoke_is_given_or_that_of_its_parent()
    {
        const string Reference = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:test::provider::provider-id";
        var mocks = Answering();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var provider = new ProviderResource("test", "provider", ResourceArgs.Empty, null);
            var parent = new Group("parent", new ComponentResourceOptions { Providers = { provider } });
            Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = "1" }, new InvokeOptions { Provider = provider });
            Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = "2" }, new InvokeOptions { Parent = parent });
        });

        Assert.Equal([Reference, Reference], mocks.Calls.Select(call => call.Provider));
    }

    [Fact]
    public async Task An_invoke_with_an_unknown_argument_is_not_made()
    {
        var mocks = Answering();
        Output<Part>? result = null;

        await TestRun.UpdateAsync(mocks, () =>
            result = Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = OutputUtilities.CreateUnknown("n") }));

        Assert.Empty(mocks.Calls);
        Assert.False(await OutputUtilities.GetIsKnownAsync(result!));
    }

    [Fact]
    public async Task The_result_depends_on_the_resources_of_the_arguments_and_of_DependsOn()
    {
        Output<Part>? byArgument = null;
        Output<Part>? byOption = null;

        await TestRun.UpdateAsync(Answering(), () =>
        {
            var thing = new Thing("thing");
            byArgument = Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = thing.Id });
            byOption = Deployment.Instance.Invoke<Part>("test:index:find", new FindArgs { Name = "n" }, new InvokeOutputOptions { DependsOn = { thing } });
        });

        Assert.Equal("thing", Assert.Single(await OutputUtilities.GetDependenciesAsync(byArgument!)).GetResourceName());
        Assert.Equal("thing", Assert.Single(await OutputUtilities.GetDependenciesAsync(byOption!)).GetResourceName());
    }

    [Fact]
    public async Task A_single_value_is_taken_out_of_the_result()
    {
        Output<int>? result = null;
        var mocks = new RecordingMocks { Call = _ => new Dictionary<string, object> { ["only"] = 7 } };

        await TestRun.UpdateAsync(mocks, () => result = Deployment.Instance.InvokeSingle<int>("test:index:count", InvokeArgs.Empty));

        Assert.Equal(7, await OutputUtilities.GetValueAsync(result!));
    }

    [Fact]
    public async Task Arguments_may_be_a_dictionary()
    {
        var mocks = Answering();
        var args = new DictionaryInvokeArgs(ImmutableDictionary<string, object?>.Empty.Add("name", Output.Create("n")));

        await TestRun.UpdateAsync(mocks, () => Deployment.Instance.Invoke<Part>("test:index:find", args));

        Assert.Equal("""{"name":"n"}""", Shown.Value(Assert.Single(mocks.Calls).Args));
    }

    private static RecordingMocks Answering() =>
        new() { Call = _ => new Dictionary<string, object> { ["name"] = "found", ["size"] = 3 } };

    private sealed class FindArgs : InvokeArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("limit")]
        public Input<int>? Limit { get; set; }
    }

    private sealed class MethodArgs : CallArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }
}
