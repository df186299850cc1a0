namespace Pulumi;

/// <summary>A resource of which only the URN is known.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn) : base(type: "", name: "") => Urn = new(OutputData.Of(urn).With([this], isSecret: false));
}
