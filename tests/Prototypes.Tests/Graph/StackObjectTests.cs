using Prototypes.Tests.Schemas;

namespace Prototypes.Tests.Graph;

/// <summary>What every stack keeps to, whatever it is composed of.</summary>
public sealed class StackObjectTests
{
    [Theory]
    [MemberData(nameof(StackGraphs.Situations), MemberType = typeof(StackGraphs))]
    public async Task Everything_that_a_stack_refers_to_is_there_and_named_as_the_API_server_takes_it(string stack, string situation)
    {
        Problems.AssertNone(ProblemsOf(await StackGraphs.OfAsync(stack, situation)));
    }

    internal static IEnumerable<string> ProblemsOf(ResourceGraph graph) =>
    [
        .. ReferenceRules.SelectorsMatch(graph),
        .. ReferenceRules.BackendsExist(graph),
        .. ReferenceRules.SourcesExist(graph),
        .. AttachmentRules.ClassesExist(graph),
        .. AttachmentRules.RoutesAttach(graph),
        .. NamingRules.NamesAreValid(graph),
        .. NamingRules.QuantitiesAreValid(graph),
        .. NamingRules.NodePortsAreFree(graph),
    ];
}
