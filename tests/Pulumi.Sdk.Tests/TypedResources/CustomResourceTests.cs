using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Pulumi.Sdk.Tests.TypedResources;

/// <summary>Kinds that a program defines itself by deriving from the classes for custom resources.</summary>
public class CustomResourceTests
{
    private const string Expected = """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"left"},"size":3}""";

    [Fact]
    public async Task A_derived_custom_resource_registers_under_its_own_kind()
    {
        var args = new WidgetArgs { Metadata = new ObjectMetaArgs { Name = "left" }, Size = 3 };
        var registered = await Registered.Run(parent => _ = new Kubernetes.ApiExtensions.CustomResource("left", args, parent.Child));

        Assert.Equal("kubernetes:example.com/v1:Widget", registered.Single.Type);
        Assert.Equal(Expected, Registered.Json(registered.Single.Inputs));
        Assert.Null(registered.Options["left"].Version);
    }

    [Fact]
    public async Task A_derived_patch_registers_under_its_kind_with_the_suffix_patch()
    {
        var args = new WidgetPatchArgs { Metadata = new ObjectMetaArgs { Name = "left" }, Size = 3 };
        var registered = await Registered.Run(parent => _ = new CustomResourcePatch("left", args, parent.Child));

        Assert.Equal("kubernetes:example.com/v1:WidgetPatch", registered.Single.Type);
        Assert.Equal(Expected, Registered.Json(registered.Single.Inputs));
        Assert.Null(registered.Options["left"].Version);
    }

    private sealed class WidgetArgs() : CustomResourceArgs("example.com/v1", "Widget")
    {
        [Input("size")]
        public Input<int>? Size { get; set; }
    }

    private sealed class WidgetPatchArgs() : CustomResourcePatchArgs("example.com/v1", "Widget")
    {
        [Input("size")]
        public Input<int>? Size { get; set; }
    }
}
