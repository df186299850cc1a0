using FsCheck;
using FsCheck.Fluent;
using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class NearestNameTests
{
    private static readonly Arbitrary<(string Left, string Right)> Pairs = Gen.Zip(Word(), Word()).Select(pair => (pair.Item1, pair.Item2)).ToArbitrary();

    [Fact]
    public void The_distance_is_zero_for_equal_texts_only_and_the_same_both_ways() => Prop.ForAll(Pairs, pair =>
        (NearestName.Distance(pair.Left, pair.Right) == 0) == (pair.Left == pair.Right)
        && NearestName.Distance(pair.Left, pair.Right) == NearestName.Distance(pair.Right, pair.Left)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_distance_lies_between_the_difference_and_the_maximum_of_the_lengths() => Prop.ForAll(Pairs, pair =>
        NearestName.Distance(pair.Left, pair.Right) is var distance
        && distance >= Math.Abs(pair.Left.Length - pair.Right.Length) && distance <= Math.Max(pair.Left.Length, pair.Right.Length)).QuickCheckThrowOnFailure();

    [Fact]
    public void One_edit_is_always_recognised() => Prop.ForAll((
        from name in Word(4)
        from position in Gen.Choose(0, name.Length - 2)
        from edit in Gen.Elements<Func<string, int, string>>(
            (text, i) => text.Remove(i, 1),
            (text, i) => text.Insert(i, "z"),
            (text, i) => text[..i] + "z" + text[(i + 1)..],
            (text, i) => text[..i] + text[i + 1] + text[i] + text[(i + 2)..])
        select (name, edit(name, position))).ToArbitrary(),
        pair => NearestName.Distance(pair.name, pair.Item2) <= 1 && NearestName.Find(pair.Item2, ["completely-different", pair.name]) == pair.name)
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("kind", "kidn", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("", "abc", 3)]
    public void The_distance_counts_edits(string left, string right, int distance) =>
        Assert.Equal(distance, NearestName.Distance(left, right));

    [Theory]
    [InlineData("istio-ambiant", "istio-ambient")]
    [InlineData("Vault", "vault")]
    [InlineData("metallb", "metal-lb")]
    [InlineData("learn1", "learn01")]
    [InlineData("traefik", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_if_it_is_near(string text, string? nearest) =>
        Assert.Equal(nearest, NearestName.Find(text, ["learn01", "istio-ambient", "metal-lb", "vault"]));

    [Fact]
    public void The_first_of_equally_near_names_wins() => Assert.Equal("learn01", NearestName.Find("learn0", ["learn01", "learn02"]));

    private static Gen<string> Word(int shortest = 0) =>
        from length in Gen.Choose(shortest, 8)
        from letters in Gen.ArrayOf(Gen.Elements('a', 'b', 'c', '-'), length)
        select new string(letters);
}
