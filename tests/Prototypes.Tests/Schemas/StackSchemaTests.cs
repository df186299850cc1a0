using Prototypes.Tests.Graph;

namespace Prototypes.Tests.Schemas;

/// <summary>The API server and Helm would take everything that any stack sends them.</summary>
public sealed class StackSchemaTests
{
    [SkippableTheory]
    [MemberData(nameof(StackGraphs.Situations), MemberType = typeof(StackGraphs))]
    public async Task Every_custom_resource_keeps_to_its_definition(string stack, string situation)
    {
        SchemaFolder.SkipIfAbsent();

        Problems.AssertNone(SchemaRules.CustomResourcesAreValid(await StackGraphs.OfAsync(stack, situation)));
    }

    [SkippableTheory]
    [MemberData(nameof(StackGraphs.Situations), MemberType = typeof(StackGraphs))]
    public async Task Every_release_has_values_of_its_chart(string stack, string situation)
    {
        SchemaFolder.SkipIfAbsent();

        Problems.AssertNone(SchemaRules.ChartValuesAreValid(await StackGraphs.OfAsync(stack, situation)));
    }
}
