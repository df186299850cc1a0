using FsCheck;
using FsCheck.Fluent;
using Prototypes.Releases;

namespace Prototypes.Tests.Releases;

public class SemVersionTests
{
    private static readonly Gen<string> Identifier = Gen.Elements("0", "1", "2", "11", "99999999999999999999", "alpha", "beta", "rc", "-", "1a");

    private static readonly Gen<SemVersion> Versions =
        from numbers in Gen.Choose(0, 3).ArrayOf(3)
        from identifiers in Identifier.ListOf(2)
        let prerelease = identifiers.Count == 0 ? "" : "-" + string.Join('.', identifiers)
        select SemVersion.Parse(string.Join('.', numbers) + prerelease);

    [Fact]
    public void The_order_is_total()
    {
        var triples = (from a in Versions from b in Versions from c in Versions select (a, b, c)).ToArbitrary();
        Prop.ForAll(triples, triple =>
        {
            var (a, b, c) = triple;
            return a.CompareTo(b) == -b.CompareTo(a)
                && (a.CompareTo(b) == 0) == a.Equals(b)
                && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())
                && (a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0)
                && (a < b) == (a.CompareTo(b) < 0) && (a <= b) == !(a > b) && (a >= b) == !(a < b) && (a == b) == !(a != b);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_written_is_read_again() => Prop.ForAll(Versions.ToArbitrary(), version =>
        SemVersion.Parse(version.ToString()).Equals(version) && SemVersion.Parse(version.Tag).Equals(version) && SemVersion.Parse(version.Tag).Plain == version.Plain)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_prerelease_comes_before_its_release_and_after_the_one_before() => Prop.ForAll(
        (from patch in Gen.Choose(1, 9) from identifier in Identifier select (patch, identifier)).ToArbitrary(),
        pair =>
        {
            var prerelease = SemVersion.Parse($"1.0.{pair.patch}-{pair.identifier}");
            return prerelease < SemVersion.Parse($"1.0.{pair.patch}") && prerelease > SemVersion.Parse($"1.0.{pair.patch - 1}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_specification_holds()
    {
        string[] ordered =
        [
            "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
        ];

        Assert.Equal(ordered, ordered.Reverse().Select(SemVersion.Parse).Order().Select(version => version.ToString()));
    }

    [Theory]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("1.2.3+build.7", "1.2.3+other")]
    public void A_leading_v_and_build_metadata_do_not_count(string left, string right)
    {
        Assert.Equal(SemVersion.Parse(left), SemVersion.Parse(right));
        Assert.Equal(left, SemVersion.Parse(left).ToString());
    }

    [Theory]
    [InlineData("1.2.3-rc.1", 1, 2, 3, "rc.1")]
    [InlineData("v0.34.1", 0, 34, 1, "")]
    [InlineData("1.0.0--x.0a+001", 1, 0, 0, "-x.0a")]
    public void The_parts_are_read(string text, int major, int minor, int patch, string prerelease)
    {
        var version = SemVersion.Parse(text);

        Assert.Equal((major, minor, patch, prerelease), (version.Major, version.Minor, version.Patch, version.Prerelease));
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("1.35")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.2.-3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3-ä")]
    [InlineData(" 1.2.3")]
    [InlineData("vv1.2.3")]
    [InlineData("V1.2.3")]
    [InlineData(">=1.2.3")]
    [InlineData("1.2.99999999999")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(SemVersion.TryParse(text, out _));
        Assert.Equal($"'{text}' is not a semantic version.", Assert.Throws<FormatException>(() => SemVersion.Parse(text)).Message);
    }
}
