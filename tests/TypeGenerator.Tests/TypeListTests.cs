namespace TypeGenerator.Tests;

public class TypeListTests
{
    [Fact]
    public void Comments_and_empty_lines_are_left_out_and_lines_are_counted_from_one()
    {
        var listed = TypeList.Parse(["# the resources", "", "  kubernetes:core/v1:Pod  # naked", "pulumi:providers:kubernetes"]);

        Assert.Equal([new ListedType("kubernetes:core/v1:Pod", 3), new ListedType("pulumi:providers:kubernetes", 4)], listed);
        Assert.Equal(["kubernetes", "kubernetes"], listed.Select(type => type.PackageName));
        Assert.Equal([false, true], listed.Select(type => type.IsProvider));
    }

    [Fact]
    public void A_type_that_stands_twice_is_named_with_both_lines()
    {
        var exception = Assert.Throws<GenerationException>(() => TypeList.Parse(["a:b:C", "a:b:D", "a:b:C"]));

        Assert.Equal("types.txt: 'a:b:C' stands on the lines 1 and 3. Keep one of them.", exception.Message);
    }
}
