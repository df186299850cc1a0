using System.Collections.Immutable;
using Moq;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Testing;

namespace Pulumi.Sdk.Tests.Mocks;

/// <summary>Facts about the official SDK, section 3: what a Moq mock of <see cref="IMocks"/> has to set up, and the ready-made mocks.</summary>
public sealed class MoqTests
{
    [Fact]
    public async Task A_strict_mock_needs_a_setup_for_the_outputs_even_of_an_empty_program()
    {
        var mocks = new Mock<IMocks>(MockBehavior.Strict);

        var error = await Assert.ThrowsAsync<RunException>(() => TestRun.UpdateAsync(mocks.Object, () => { }));

        Assert.Contains("IMocks.RegisterResourceOutputs(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_mock_with_both_setups_sees_the_resource_and_the_outputs_of_the_stack()
    {
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync(("id", ImmutableDictionary<string, object>.Empty));
        mocks.Setup(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);

        await TestRun.UpdateAsync(mocks.Object, () => _ = new Thing("a"));

        mocks.Verify(m => m.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Name == "a")), Times.Once);
        mocks.Verify(m => m.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>()), Times.Once);
        mocks.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_loose_mock_fails_as_soon_as_there_is_a_resource()
    {
        Assert.Empty(await TestRun.UpdateAsync(Mock.Of<IMocks>(), () => { }));

        var error = await Assert.ThrowsAsync<RunException>(() => TestRun.UpdateAsync(Mock.Of<IMocks>(), () => _ = new Thing("a")));

        Assert.Contains("System.NullReferenceException: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_mocks_return_the_inputs_and_no_id()
    {
        var (id, state) = await new EmptyMocks().NewResourceAsync(
            new MockResourceArgs { Inputs = ImmutableDictionary<string, object>.Empty.Add("text", "t") });

        Assert.Null(id);
        Assert.Equal("""{"text":"t"}""", Shown.Value(state));
    }

    [Fact]
    public async Task The_default_of_the_outputs_is_a_completed_task() =>
        Assert.Single(await TestRun.UpdateAsync(new EmptyMocks(), () => _ = new Thing("a")));
}
