using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Sdk.Tests.Support;
using Pulumi.Utilities;

namespace Pulumi.Sdk.Tests.Packages;

/// <summary>Facts about the official SDK, sections 2 and 4: custom resources of Kubernetes as subclasses.</summary>
public sealed class KubernetesCustomResourceTests
{
    [Fact]
    public async Task The_type_token_is_made_of_version_and_kind()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new Widget("a", new WidgetArgs
        {
            Metadata = new ObjectMetaArgs { Name = "w", Annotations = { { "pulumi.com/waitFor", "condition=Ready" } } },
            Spec = new WidgetSpecArgs { Size = 3, Tags = { "x", Output.Create("y") } },
        }));

        Assert.Equal("kubernetes:example.com/v1:Widget", mocks["a"].Type);
        Assert.Equal(
            """
            {"apiVersion":"example.com/v1","kind":"Widget","metadata":{"annotations":{"pulumi.com/waitFor":"condition=Ready"},"name":"w"},
            "spec":{"size":3,"tags":["x","y"]}}
            """.ReplaceLineEndings(""),
            mocks.Inputs("a"));
    }

    [Fact]
    public async Task Its_own_outputs_and_those_of_every_custom_resource_are_had()
    {
        var mocks = RecordingMocks.Returning(("kind", "Widget"), ("status", new Dictionary<string, object> { ["address"] = "10.0.0.1" }));
        Widget? widget = null;

        await TestRun.UpdateAsync(mocks, () => widget = new Widget("a", new WidgetArgs()));

        Assert.Equal("Widget", await OutputUtilities.GetValueAsync(widget!.Kind));
        Assert.Equal("10.0.0.1", (await OutputUtilities.GetValueAsync(widget.Status)).Address);
    }

    [Fact]
    public async Task The_options_have_no_version()
    {
        var options = new OptionsByName();

        await TestRun.UpdateAsync(new RecordingMocks(), () =>
        {
            _ = new Widget("resource", new WidgetArgs(), options.Noted());
            _ = new CustomResourcePatch("patch", new WidgetPatchArgs(), options.Noted());
        });

        Assert.Null(options["resource"].Version);
        Assert.Null(options["patch"].Version);
    }

    [Fact]
    public async Task It_inherits_the_provider_of_its_component()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () =>
        {
            var provider = new ProviderResource("kubernetes", "cluster", ResourceArgs.Empty, null);
            var parent = new Group("parent", new ComponentResourceOptions { Providers = { provider } });
            _ = new Widget("a", new WidgetArgs(), new CustomResourceOptions { Parent = parent });
        });

        Assert.EndsWith("::cluster::cluster-id", mocks["a"].Provider, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patch_has_its_own_type_token_and_the_plain_kind()
    {
        var mocks = new RecordingMocks();

        await TestRun.UpdateAsync(mocks, () => _ = new CustomResourcePatch("a", new WidgetPatchArgs { Metadata = new ObjectMetaArgs { Name = "w" } }));

        Assert.Equal("kubernetes:example.com/v1:WidgetPatch", mocks["a"].Type);
        Assert.Equal("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"}}""", mocks.Inputs("a"));
    }

    private sealed class Widget(string name, WidgetArgs args, CustomResourceOptions? options = null)
        : Kubernetes.ApiExtensions.CustomResource(name, args, options)
    {
        [Output("status")]
        public Output<WidgetStatus> Status { get; private set; } = null!;
    }

    private sealed class WidgetArgs() : CustomResourceArgs("example.com/v1", "Widget")
    {
        [Input("spec")]
        public Input<WidgetSpecArgs>? Spec { get; set; }
    }

    private sealed class WidgetPatchArgs() : CustomResourcePatchArgs("example.com/v1", "Widget");

    private sealed class WidgetSpecArgs : ResourceArgs
    {
        [Input("tags")]
        private InputList<string>? _tags;

        [Input("size")]
        public Input<int>? Size { get; set; }

        public InputList<string> Tags => _tags ??= [];
    }

    [OutputType]
    private sealed class WidgetStatus
    {
        public readonly string Address;

        [OutputConstructor]
        private WidgetStatus(string address) => Address = address;
    }
}
