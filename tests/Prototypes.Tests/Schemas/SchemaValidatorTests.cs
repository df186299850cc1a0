namespace Prototypes.Tests.Schemas;

/// <summary>The validators take what the API server and Helm take, and find what they refuse.</summary>
public sealed class SchemaValidatorTests
{
    /// <summary>A schema, a value, and what is wrong with it.</summary>
    public static TheoryData<string, string, string> StructuralCases => new()
    {
        { "{type: string}", "text", "" },
        { "{type: string}", "1", ": is no string" },
        { "{type: string}", "~", ": is no string" },
        { "{type: string, nullable: true}", "~", "" },
        { "{type: integer}", "1", "" },
        { "{type: integer}", "1.5", ": is no integer" },
        { "{type: number}", "1.5", "" },
        { "{type: boolean}", "'true'", ": is no boolean" },
        { "{type: array}", "{}", ": is no array" },
        { "{type: object}", "[]", ": is no object" },
        { "{x-kubernetes-int-or-string: true}", "http", "" },
        { "{x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}", "80", "" },
        { "{x-kubernetes-int-or-string: true}", "true", ": is no integer or string" },
        { "{enum: [Always, 1]}", "1", "" },
        { "{enum: [Always, Never]}", "always", ": \"always\" is none of [\"Always\",\"Never\"]" },
        { "{type: string, pattern: '^a+$'}", "aa", "" },
        { "{type: string, pattern: '^a+$'}", "ab", ": \"ab\" does not match ^a+$" },
        { "{type: string, pattern: '^a+$'}", "\"a\\n\"", ": \"a\\n\" does not match ^a+$" },
        { "{type: string, minLength: 2, maxLength: 3}", "abc", "" },
        { "{type: string, minLength: 2}", "a", ": \"a\" is shorter than 2" },
        { "{type: string, maxLength: 3}", "abcd", ": \"abcd\" is longer than 3" },
        { "{type: integer, minimum: 1, maximum: 3}", "1", "" },
        { "{type: integer, minimum: 1}", "0", ": 0 is less than 1" },
        { "{type: integer, maximum: 3}", "4", ": 4 is more than 3" },
        { "{type: integer, format: int32}", "2147483648", ": 2147483648 is no int32" },
        { "{type: string, format: date-time}", "2026-11-20T16:00:00Z", "" },
        { "{type: string, format: date-time}", "'2026-11-20'", ": \"2026-11-20\" is no date-time" },
        { "{type: string, format: byte}", "YQ==", "" },
        { "{type: string, format: byte}", "a", ": \"a\" is no byte" },
        { "{type: string, format: ipv4}", "'::1'", ": \"::1\" is no ipv4" },
        { "{type: string, format: ipv6}", "'::1'", "" },
        { "{type: array, maxItems: 1, items: {type: string}}", "[a, 1]", "[1]: is no string\n: has more than 1 items" },
        { "{type: array, minItems: 1}", "[]", ": has fewer than 1 items" },
        { "{type: array, x-kubernetes-list-type: set}", "[a, b, a]", ": has \"a\" twice" },
        {
            "{type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [name], items: {x-kubernetes-preserve-unknown-fields: true}}",
            "[{name: a, port: 1}, {name: b}, {name: a}]",
            ": has name \"a\" twice"
        },
        { "{type: object, properties: {a: {type: string}}, required: [a, b]}", "{a: x}", "b: is missing" },
        {
            "{type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}",
            "{a: {b: 1, c: 2}}",
            "a.b: is no string\na.c: is not known"
        },
        { "{type: object}", "{a: 1}", "a: is not known" },
        { "{type: object, x-kubernetes-preserve-unknown-fields: true}", "{a: 1}", "" },
        { "{type: object, additionalProperties: {type: integer}, maxProperties: 2}", "{a: 1, b: x}", "b: is no integer" },
        { "{type: object, additionalProperties: {type: integer}, maxProperties: 1}", "{a: 1, b: 2}", ": has more than 1 members" },
        { "{type: object, additionalProperties: true, minProperties: 1}", "{}", ": has fewer than 1 members" },
        { Choice("oneOf"), "{a: x}", "" },
        { Choice("oneOf"), "{a: x, b: y}", ": does not fit exactly one of oneOf" },
        { Choice("oneOf"), "{}", ": does not fit exactly one of oneOf" },
        { Choice("anyOf"), "{a: x, b: y}", "" },
        { Choice("anyOf"), "{}", ": fits none of anyOf" },
        { Choice("allOf"), "{a: x}", "b: is missing" },
        { "{type: object, properties: {a: {type: string}}, not: {required: [a]}}", "{a: x}", ": fits what it must not" },
    };

    [Theory]
    [MemberData(nameof(StructuralCases))]
    public void A_custom_resource_is_checked_as_the_API_server_does(string schema, string value, string problems) => Assert.Equal(
        problems.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        SchemaValidator.CheckStructural(JsonData.ObjectOfYaml(schema), JsonData.OfYaml(value).First()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{type: object, properties: {a: {type: string}}}", "{b: 1}", "")]
    [InlineData("{type: object, additionalProperties: false, properties: {a: {type: string}}}", "{a: x, b: 1}", "b: is not known")]
    [InlineData("{type: [string, 'null']}", "~", "")]
    [InlineData("{type: [string, 'null']}", "1", ": is no string or null")]
    [InlineData("{const: 2}", "3", ": 3 is not 2")]
    [InlineData("{$ref: '#/$defs/port', $defs: {port: {type: integer, maximum: 65535}}}", "65536", ": 65536 is more than 65535")]
    [InlineData("{properties: {a: {$ref: '#/$defs/b.c'}}, $defs: {b.c: {type: integer}}}", "{a: x}", "a: is no integer")]
    public void Values_are_checked_as_Helm_does(string schema, string value, string problem) => Assert.Equal(
        problem, string.Join('\n', SchemaValidator.CheckJsonSchema(JsonData.ObjectOfYaml(schema), JsonData.OfYaml(value).First())));

    [Theory]
    [InlineData("{exclusiveMinimum: 1}", "The keyword 'exclusiveMinimum'.")]
    [InlineData("{format: hostname}", "The format 'hostname'.")]
    [InlineData("{$ref: '#/$defs/none'}", "The reference '#/$defs/none'.")]
    public void A_constraint_that_is_not_understood_is_not_passed_over(string schema, string message) => Assert.Equal(
        message,
        Assert.Throws<NotSupportedException>(() =>
            SchemaValidator.CheckJsonSchema(JsonData.ObjectOfYaml(schema), JsonData.OfYaml("text").First())).Message);

    [Fact]
    public void Defaults_fill_in_what_is_absent_at_every_depth()
    {
        var schema = JsonData.ObjectOfYaml("""
            properties:
              kind: {default: Issuer}
              tls: {default: {}, properties: {mode: {default: Terminate}}}
              ports: {items: {properties: {protocol: {default: TCP}, name: {type: string}}}}
              absent: {properties: {never: {default: 1}}}
            """);

        Assert.Equal(
            """{"kind":"ClusterIssuer","ports":[{"name":"http","protocol":"TCP"}],"tls":{"mode":"Terminate"}}""",
            SchemaDefaults.Apply(schema, JsonData.ObjectOfYaml("{kind: ClusterIssuer, ports: [{name: http}]}"))!.ToJsonString());
    }

    private static string Choice(string keyword) =>
        $"{{type: object, properties: {{a: {{type: string}}, b: {{type: string}}}}, {keyword}: [{{required: [a]}}, {{required: [b]}}]}}";
}
