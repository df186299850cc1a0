namespace Pulumi;

/// <summary>A resource of which only the URN is known.</summary>
internal sealed class DependencyResource : CustomResource
{
    public DependencyResource(string urn) : base(TypeOf(urn), urn.Split("::")[3])
    {
        Urn = new(OutputData.Of(urn).With([this], isSecret: false));
    }

    private static string TypeOf(string urn) => urn.Split("::")[2].Split('$')[^1];
}
