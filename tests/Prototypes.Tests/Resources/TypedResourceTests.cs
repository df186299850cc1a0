using System.Reflection;
using System.Text.Json.Nodes;
using Prototypes.Resources.GatewayApi;
using Prototypes.Tests.Schemas;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Utilities;

namespace Prototypes.Tests.Resources;

/// <summary>Every input of every typed custom resource is a field of its CRD, although no stack sets them all.</summary>
public sealed class TypedResourceTests
{
    public static TheoryData<System.Type> TypedResources => [.. typeof(Gateway).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CustomResourceArgs)) && !type.IsAbstract)
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [SkippableTheory]
    [MemberData(nameof(TypedResources))]
    public async Task Every_input_is_a_field_of_the_definition(System.Type type)
    {
        SchemaFolder.SkipIfAbsent();
        var (group, kind) = await GroupAndKindOfAsync(type);
        var definition = CrdCatalogue.Experimental.Find(group, kind);

        Assert.True(definition is not null, $"There is no CRD of {kind} in {group}.");
        Assert.All(definition.Served, version => Assert.Empty(Check(type, version.Value, version.Key)));
    }

    [Fact]
    public void An_input_that_is_no_field_or_of_another_type_is_found()
    {
        var schema = JsonData.ObjectOfYaml("""
            type: object
            required: [host, port]
            properties:
              host: {type: string}
              port: {type: string}
              hosts: {type: array, items: {type: string}}
              labels: {type: object, additionalProperties: {type: integer}}
              inner: {type: object, properties: {host: {type: integer}}}
            """);

        Assert.Equal(
            [
                "v1.hots: is no field",
                "v1.inner.host: is integer, not string",
                "v1.labels.*: is integer, not string",
                "v1.port: is required",
            ],
            Check(typeof(WrongArgs), schema, "v1").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Check(System.Type type, JsonObject schema, string path)
    {
        var inputs = InputsOf(type).ToList();
        return
        [
            .. from input in inputs
               from problem in schema["properties"].At(input.Name) is JsonObject field
                    ? CheckType(input.Type, field, $"{path}.{input.Name}")
                    : [$"{path}.{input.Name}: is no field"]
               select problem,
            // Without an input for it no object could be right.
            .. from name in schema.ItemsAt("required").Select(name => name.Text()!)
               where schema["properties"].At(name, "default") is null && inputs.All(input => input.Name != name)
               select $"{path}.{name}: is required",
        ];
    }

    private static IEnumerable<string> CheckType(System.Type type, JsonObject schema, string path)
    {
        if (type.IsSubclassOf(typeof(ResourceArgs)))
        {
            // Kubernetes' own types, such as label selectors, are described by their packages.
            return schema.TextAt("type") != "object" ? Differs("object")
                : type.Assembly == typeof(CustomResourceArgs).Assembly ? []
                : Check(type, schema, path);
        }

        if (type.IsGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            var argument = type.GetGenericArguments()[^1];
            return definition == typeof(InputList<>) ? CheckItems("items", "[]", "array")
                : definition == typeof(InputMap<>) ? CheckItems("additionalProperties", ".*", "map")
                : CheckType(argument, schema, path);

            IEnumerable<string> CheckItems(string keyword, string step, string expected) =>
                schema[keyword] is JsonObject items ? CheckType(argument, items, path + step) : Differs(expected);
        }

        var name = type == typeof(string) ? "string" : type == typeof(int) ? "integer" : type == typeof(bool) ? "boolean" : "number";
        var fits = schema["x-kubernetes-int-or-string"].IsTrue() ? name is "string" or "integer" : schema.TextAt("type") == name;
        return fits ? [] : Differs(name);

        string[] Differs(string expected) => [$"{path}: is {schema.TextAt("type") ?? "of any type"}, not {expected}"];
    }

    // The object's own fields are the base class's.
    private static IEnumerable<(string Name, System.Type Type)> InputsOf(System.Type type) =>
        from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        from attribute in member.GetCustomAttributesData()
        where attribute.AttributeType == typeof(InputAttribute)
        select (
            (string)attribute.ConstructorArguments[0].Value!,
            member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType);

    // The route kinds are told their API version; all of them are the Gateway API's.
    private static async Task<(string Group, string Kind)> GroupAndKindOfAsync(System.Type type)
    {
        var parameters = type.GetConstructors().Single().GetParameters();
        var args = (CustomResourceArgs)Activator.CreateInstance(
            type, [.. parameters.Select(parameter => parameter.Name == "apiVersion" ? "gateway.networking.k8s.io/any" : "name")])!;
        var apiVersion = await OutputUtilities.GetValueAsync(args.ApiVersion.ToOutput());
        return (apiVersion.Split('/')[0], await OutputUtilities.GetValueAsync(args.Kind.ToOutput()));
    }

    private sealed class WrongArgs : ResourceArgs
    {
        [Input("labels")]
        private InputMap<string>? _labels;

        [Input("hosts")]
        public InputList<string> Hosts { get; set; } = new();

        [Input("host")]
        public Input<string>? Host { get; set; }

        [Input("inner")]
        public Input<InnerArgs>? Inner { get; set; }

        [Input("hots")]
        public Input<string>? Hots { get; set; }

        public InputMap<string> Labels
        {
            get => _labels ??= new();
            set => _labels = value;
        }
    }

    private sealed class InnerArgs : ResourceArgs
    {
        [Input("host")]
        public Input<string>? Host { get; set; }
    }
}
