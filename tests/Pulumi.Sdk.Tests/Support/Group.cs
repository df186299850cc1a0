namespace Pulumi.Sdk.Tests.Support;

/// <summary>A local component; its children are created in its constructor.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, ComponentResourceOptions? options = null, Action<Group>? addChildren = null)
        : base("test:index:Group", name, options) => addChildren?.Invoke(this);

    public new void RegisterOutputs(IDictionary<string, object?> outputs) => base.RegisterOutputs(outputs);
}
