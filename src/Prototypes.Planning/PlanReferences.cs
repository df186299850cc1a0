namespace Prototypes.Planning;

/// <summary>
/// How resources of a plan refer to each other: by logical name where the stack has it once, else by the part of the URN that tells them
/// apart,
/// <c>parentType$type::name</c>.
/// </summary>
internal sealed class PlanReferences
{
    private const string Separator = "::";

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly string[] _references;

    public PlanReferences(IReadOnlyList<PlanResource> resources)
    {
        var byName = resources.Index().GroupBy(entry => entry.Item.Name, StringComparer.Ordinal).ToDictionary(
            group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _references = new string[resources.Count];
        foreach (var (index, resource) in resources.Index())
        {
            var reference = byName[resource.Name].Length == 1 ? resource.Name : Qualify(QualifiedType(resource), resource.Name);
            if (!_indexes.TryAdd(reference, index))
            {
                throw new PlanException(
                    $"The stack has two resources '{resource.Name}' of the type {resource.Type} under the same parent. Rename one.");
            }

            _references[index] = reference;
        }

        // The types of the parents, outermost first, as in the URN.
        string QualifiedType(PlanResource resource)
        {
            var types = new Stack<string>([resource.Type]);
            while (resource.Parent is { } parent && types.Count <= resources.Count)
            {
                if (!byName.TryGetValue(parent, out var named) || named.Length != 1)
                {
                    types.Push(parent.Split(Separator, 2)[0]);
                    break;
                }

                resource = named[0].Item;
                types.Push(resource.Type);
            }

            return string.Join('$', types);
        }
    }

    public static string Qualify(string qualifiedType, string name) => $"{qualifiedType}{Separator}{name}";

    public string this[int index] => _references[index];

    public bool TryFind(string reference, out int index) => _indexes.TryGetValue(reference, out index);
}
