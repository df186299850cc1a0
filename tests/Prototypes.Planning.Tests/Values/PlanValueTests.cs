using Prototypes.Planning.Values;

namespace Prototypes.Planning.Tests.Values;

public class PlanValueTests
{
    [Fact]
    public void Maps_are_equal_whatever_their_order()
    {
        var one = new PlanMap([new("a", 1), new("b", new PlanList(["x", true]))]);
        var other = new PlanMap([new("b", new PlanList(["x", true])), new("a", 1)]);

        Assert.True(one == other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Values_of_other_content_or_kind_differ()
    {
        PlanValue[] values =
        [
            "1", 1, true, PlanNull.Instance, PlanList.Empty, PlanMap.Empty, new PlanList([1]), new PlanList([1, 2]), new PlanList([2, 1]),
            new PlanMap([new("a", 1)]), new PlanMap([new("a", 2)]), new PlanMap([new("b", 1)]), new PlanMap([new("a", 1), new("b", 1)]),
        ];

        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void The_order_of_plans_starts_as_manifests_do()
    {
        string[] names = ["spec", "metadata", "Zone", "kind", "apiVersion", "data"];
        var map = PlanMap.InPlanOrder(names.Select(name => KeyValuePair.Create<string, PlanValue>(name, 1)));

        Assert.Equal(["apiVersion", "kind", "metadata", "Zone", "data", "spec"], map.Keys);
    }

    [Theory]
    [InlineData(3, "3")]
    [InlineData(-3, "-3")]
    [InlineData(-0.0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(1e20, "1E+20")]
    [InlineData(1.5e-7, "1.5E-07")]
    public void Whole_numbers_are_written_whole(double number, string expected) =>
        Assert.Equal(expected, new PlanNumber(number).ToString());
}
