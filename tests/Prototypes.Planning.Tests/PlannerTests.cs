using Prototypes.Planning.Tests.Recording;
using Prototypes.Planning.Values;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Release = Pulumi.Kubernetes.Helm.V3.Release;

namespace Prototypes.Planning.Tests;

public class PlannerTests
{
    [Fact]
    public async Task A_plan_carries_the_stack_its_outputs_and_the_warnings()
    {
        var plan = await Plan.OfAsync(
            () => Output.Create(new Dictionary<string, object> { ["url"] = "http://localhost", ["port"] = 80 }),
            new PlanRequest("prototypes", "learn01") { Warnings = ["ingress-nginx is retired"] });

        Assert.Equal(
            new PlanDocument
            {
                Stack = "learn01",
                Outputs = new PlanMap([new("result", new PlanMap([new("url", "http://localhost"), new("port", 80)]))]),
                Warnings = ["ingress-nginx is retired"],
            },
            plan);
    }

    [Fact]
    public async Task Outputs_are_masked_known_or_not()
    {
        var secret = await Plan.OfAsync(() => Output.CreateSecret("s"));
        var unknownSecret = await Plan.OfAsync(
            () => new Thing("t", null, new CustomResourceOptions { AdditionalSecretOutputs = { "token" } }).Token);
        var unknown = await Plan.OfAsync(() => new Thing("t").Token);

        Assert.Equal(
            ["[secret]", "[secret]", "[computed]"],
            new[] { secret, unknownSecret, unknown }.Select(plan => plan.Outputs["result"].ToString()));
    }

    [Fact]
    public async Task A_program_that_throws_fails_with_the_plain_message()
    {
        var failure = await FailureAsync(
            () => throw new InvalidOperationException("PRO0201 cluster.kind: 'k3s' is unknown.\nPRO0204 another"));

        Assert.Equal("PRO0201 cluster.kind: 'k3s' is unknown.\nPRO0204 another", failure.Message);
        Assert.Contains("   at ", failure.Details, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public async Task A_program_that_throws_the_SDKs_exception_fails_with_its_message()
    {
        Assert.Equal("no cluster", (await FailureAsync(() => throw new RunException("no cluster"))).Message);
    }

    [Fact]
    public async Task An_output_that_throws_fails_with_the_plain_message()
    {
        var failure = await FailureAsync(() => _ = new Thing("thing", new ThingArgs { Text = Output.Create("a").Apply(Throw) }));

        Assert.Contains("no such port: a", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", failure.Message, StringComparison.Ordinal);

        static string Throw(string text) => throw new ArgumentOutOfRangeException(null, $"no such port: {text}");
    }

    [Fact]
    public async Task A_required_input_that_is_missing_is_named()
    {
        var failure = await FailureAsync(() => _ = new Release("release", new ReleaseArgs()));

        Assert.Equal(
            "[Input] Pulumi.Kubernetes.Types.Inputs.Helm.V3.ReleaseArgs.Chart is required but was not given a value (Parameter 'Chart')",
            failure.Message);
    }

    [Fact]
    public async Task A_call_that_only_a_provider_can_answer_is_named()
    {
        var failure = await FailureAsync(() => _ = new Thing(
            "thing", new ThingArgs { Text = Deployment.Instance.Invoke<string>("test:index:lookup", InvokeArgs.Empty) }));

        Assert.Equal(
            "The program calls 'test:index:lookup', which only a running provider can answer. "
            + "A plan needs inputs that the program itself knows.",
            failure.Message);
    }

    [Fact]
    public async Task Two_resources_with_the_same_URN_are_rejected()
    {
        var failure = await FailureAsync(() =>
        {
            _ = new Thing("config");
            _ = new Thing("config");
        });

        Assert.Contains("config", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_does_not_pass_its_options_on_is_named()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planner.PlanAsync<ForgetfulStack>(
            new PlanRequest("prototypes", "test"), _ => new Services(() => new ForgetfulStack())));

        Assert.Equal(
            "The stack class ForgetfulStack does not hand its StackOptions to its base class, so nothing can be recorded.",
            failure.Message);
    }

    [Fact]
    public async Task A_failure_while_the_services_are_made_is_the_programs_failure()
    {
        var failure = await Assert.ThrowsAsync<PlanException>(() => Planner.PlanAsync<ForgetfulStack>(
            new PlanRequest("prototypes", "test"), _ => throw new PlanException("settings are wrong")));

        Assert.Equal("settings are wrong", failure.Message);
    }

    [Fact]
    public async Task A_program_that_waits_for_itself_ends_with_what_waits()
    {
        var never = new TaskCompletionSource<string>();
        var failure = await Assert.ThrowsAsync<PlanException>(() => Plan.OfAsync(
            () =>
            {
                var first = new Thing("first", new ThingArgs { Text = Output.Create(never.Task) });
                _ = new Thing("second", new ThingArgs { Text = first.Text });
                _ = new Thing("free");
            },
            new PlanRequest("prototypes", "test") { Timeout = TimeSpan.FromSeconds(2) }));
        never.SetResult("");

        Assert.Equal(
            "The program has done nothing for 2s; these resources wait for what never comes: first, second. "
            + "A resource must not depend on the component that it is part of.",
            failure.Message);
    }

    [Fact]
    public async Task Plans_can_be_made_in_parallel()
    {
        var plans = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            i => Plan.OfAsync(() => _ = new Thing($"t{i}"), new PlanRequest("prototypes", $"s{i}"))));

        Assert.Equal(
            Enumerable.Range(0, 8).Select(i => ($"s{i}", $"t{i}")),
            plans.Select(plan => (plan.Stack, plan.Resources.Single().Name)));
    }

    private static Task<PlanException> FailureAsync(Action program) => Assert.ThrowsAsync<PlanException>(() => Plan.OfAsync(program));

    private sealed class ForgetfulStack : Stack;

    private sealed class Services(Func<object> create) : IServiceProvider
    {
        public object? GetService(Type serviceType) => create();
    }
}
