using System.Collections.Immutable;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Outputs;

/// <summary>Facts about the official SDK, sections 3, 5 and 6: outputs, all of them without a deployment.</summary>
public sealed class OutputTests
{
    private static readonly Output<string> Known = Output.Create("a");
    private static readonly Output<string> Secret = Output.CreateSecret("s");
    private static readonly Output<string> Unknown = OutputUtilities.CreateUnknown("u");

    [Fact]
    public async Task A_created_output_is_known_and_not_secret()
    {
        Assert.Equal(("a", true, false), await Facts(Known));
        Assert.Equal(("t", true, false), await Facts(Output.Create(Task.FromResult("t"))));
        Assert.Equal(("t", true, false), await Facts(Output<string>.Create(Task.FromResult("t"))));
        Assert.Empty(await OutputUtilities.GetDependenciesAsync(Known));
    }

    [Fact]
    public async Task Secrets_are_made_of_values_tasks_and_outputs_and_unmade()
    {
        Assert.Equal(("s", true, true), await Facts(Secret));
        Assert.Equal(("s", true, true), await Facts(Output.CreateSecret(Task.FromResult("s"))));
        Assert.Equal(("a", true, true), await Facts(Output.CreateSecret(Known)));
        Assert.Equal(("s", true, false), await Facts(Output.Unsecret(Secret)));
        Assert.Equal(("a", true, false), await Facts(Known));
    }

    [Fact]
    public async Task Apply_takes_functions_to_values_tasks_outputs_and_inputs()
    {
        Assert.Equal("a!", await OutputUtilities.GetValueAsync(Known.Apply(v => v + "!")));
        Assert.Equal("a!", await OutputUtilities.GetValueAsync(Known.Apply(v => Task.FromResult(v + "!"))));
        Assert.Equal("a!", await OutputUtilities.GetValueAsync(Known.Apply(v => Output.Create(v + "!"))));
        Assert.Equal("a!", await OutputUtilities.GetValueAsync(Known.Apply(v => (Input<string>)(v + "!"))));
        Assert.Equal("a!", await OutputUtilities.GetValueAsync(Known.UntypedApply(v => Output.Create(v + "!"))));
    }

    [Fact]
    public async Task Apply_of_a_plain_task_waits_for_it()
    {
        var ran = false;

        await OutputUtilities.GetValueAsync(Known.Apply(async _ =>
        {
            await Task.Yield();
            ran = true;
        }));

        Assert.True(ran);
    }

    [Fact]
    public async Task Apply_to_no_output_gives_the_default()
    {
        Assert.Equal((null, true, false), await Facts(Known.Apply(_ => (Output<string>?)null)!));
        Assert.Equal((null, true, false), await Facts(Known.Apply(_ => (Input<string>?)null)!));
    }

    [Fact]
    public async Task Apply_is_not_run_on_an_unknown()
    {
        var ran = false;

        var applied = Unknown.Apply(v =>
        {
            ran = true;
            return v;
        });

        Assert.Equal((null, false, false), await Facts(applied)!);
        Assert.False(ran);
    }

    [Fact]
    public async Task Apply_is_secret_if_the_output_or_the_result_is()
    {
        Assert.Equal(("s!", true, true), await Facts(Secret.Apply(v => v + "!")));
        Assert.Equal(("s", true, true), await Facts(Known.Apply(_ => Secret)));
        Assert.Equal((null, false, true), await Facts(Secret.Apply(_ => Unknown).Apply(v => v))!);
    }

    [Fact]
    public async Task What_an_Apply_throws_comes_out_where_the_output_is_awaited()
    {
        var failing = Known.Apply(v => v.Length > 0 ? throw new ArgumentException("boom") : v);

        var error = await Assert.ThrowsAsync<ArgumentException>(() => OutputUtilities.GetValueAsync(failing));

        Assert.Equal("boom", error.Message);
    }

    [Fact]
    public async Task Tuple_combines_values_of_different_types_up_to_eight()
    {
        Input<int> two = 2;

        Assert.Equal(("a", 2), await OutputUtilities.GetValueAsync(Output.Tuple((Input<string>)Known, two)));
        Assert.Equal(("a", 2, true), await OutputUtilities.GetValueAsync(Output.Tuple((Input<string>)Known, two, (Input<bool>)true)));
        Assert.Equal(
            ("a", "a", "a", "a", "a", "a", "a", "a"),
            await OutputUtilities.GetValueAsync(Output.Tuple(Known, Known, Known, Known, Known, Known, Known, Known)));
    }

    [Fact]
    public async Task All_combines_values_of_one_type()
    {
        Input<string> input = "b";

        Assert.Equal(["a", "s"], await Values(Output.All(Known, Secret)));
        Assert.Equal(["b", "a"], await Values(Output.All(input, (Input<string>)Known)));
        Assert.Equal(["a", "s"], await Values(Output.All(new List<Output<string>> { Known, Secret })));
        Assert.Equal(["b"], await Values(Output.All(new List<Input<string>> { input })));
        Assert.Empty(await Values(Output.All(new List<Output<string>>())));
    }

    [Fact]
    public async Task A_combination_is_secret_if_one_is_and_known_only_if_all_are()
    {
        Assert.Equal((true, true), await KnownAndSecret(Output.Tuple(Known, Secret)));
        Assert.Equal((false, false), await KnownAndSecret(Output.Tuple(Known, Unknown)));
        Assert.Equal((false, true), await KnownAndSecret(Output.All(Unknown, Secret)));
        Assert.Equal((true, false), await KnownAndSecret(Output.All(Known, Known)));
        Assert.Equal((true, true), await KnownAndSecret(Output.Format($"{Known}{Secret}")));
        Assert.Equal((false, false), await KnownAndSecret(Output.Format($"{Unknown}")));
    }

    [Fact]
    public async Task Format_takes_outputs_inputs_and_values_in_the_invariant_culture()
    {
        Input<int> two = 2;

        Assert.Equal("a-2-1.5-007-", await OutputUtilities.GetValueAsync(Output.Format($"{Known}-{two}-{1.5}-{7:000}-{null}")));
    }

    [Fact]
    public async Task Lists_of_outputs_have_elements_and_a_length()
    {
        var list = Output.Create(ImmutableArray.Create("a", "b"));

        Assert.Equal("a", await OutputUtilities.GetValueAsync(list.First()));
        Assert.Equal("b", await OutputUtilities.GetValueAsync(list.GetAt(1)));
        Assert.Equal(2, await OutputUtilities.GetValueAsync(list.Length()));
    }

    [Fact]
    public async Task An_input_that_is_not_given_is_the_default()
    {
        Assert.Null(await OutputUtilities.GetValueAsync(((Input<string>?)null).ToOutput()));
        Assert.Equal(0, await OutputUtilities.GetValueAsync(((Input<int>?)null).ToOutput()));
        Assert.Equal("a", await OutputUtilities.GetValueAsync((Output<string>)(Input<string>)Known));
    }

    [Fact]
    public async Task An_unknown_shows_the_default_instead_of_its_value()
    {
        Assert.Equal((null, false, false), await Facts(Unknown)!);
        Assert.Equal(0, await OutputUtilities.GetValueAsync(OutputUtilities.CreateUnknown(5)));
        Assert.False(await OutputUtilities.GetIsKnownAsync(OutputUtilities.CreateUnknown(() => Task.FromResult(5))));
    }

    [Fact]
    public async Task A_deferred_output_is_what_it_is_resolved_with_once()
    {
        var deferred = new DeferredOutput<string>();
        var applied = deferred.Output.Apply(v => v + "!");

        deferred.Resolve(Secret);

        Assert.Equal(("s!", true, true), await Facts(applied));
        var error = Assert.Throws<InvalidOperationException>(() => deferred.Resolve(Known));
        Assert.Equal("DeferredOutput can only be resolved once.", error.Message);
    }

    private static async Task<List<T>> Values<T>(Output<ImmutableArray<T>> output) => [.. await OutputUtilities.GetValueAsync(output)];

    private static async Task<(T Value, bool IsKnown, bool IsSecret)> Facts<T>(Output<T> output) =>
        (await OutputUtilities.GetValueAsync(output), await OutputUtilities.GetIsKnownAsync(output), await Output.IsSecretAsync(output));

    private static async Task<(bool IsKnown, bool IsSecret)> KnownAndSecret<T>(Output<T> output) =>
        (await OutputUtilities.GetIsKnownAsync(output), await Output.IsSecretAsync(output));
}
