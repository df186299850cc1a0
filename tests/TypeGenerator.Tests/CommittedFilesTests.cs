using TypeGenerator.Emit;

namespace TypeGenerator.Tests;

public class CommittedFilesTests
{
    private static readonly Checkout Checkout = Checkout.Find();

    [SkippableFact]
    public void Regenerating_gives_exactly_the_committed_files()
    {
        var generated = Generate(TypeList.Read(Checkout.TypeList));

        Assert.Equal(["command", "kubernetes", "random"], generated.Keys.Select(package => package.Name));
        Assert.All(generated, package => Assert.Empty(Differences(package.Value, GeneratedFolder.Read(Checkout.Generated(package.Key)))));
    }

    [SkippableFact]
    public void The_order_of_the_list_changes_nothing()
    {
        var listed = TypeList.Read(Checkout.TypeList);

        var inOrder = Generate(listed);
        var reversed = Generate([.. listed.Reverse()]);

        Assert.All(inOrder, package => Assert.Equal(package.Value, reversed[package.Key]));
    }

    [Fact]
    public void A_token_of_no_known_package_is_named_with_its_line()
    {
        ListedType[] listed = [new("random:index/randomId:RandomId", 3), new("aws:s3:Bucket", 4)];

        var exception = Assert.Throws<GenerationException>(() => Generation.Run("unread", listed));

        Assert.Equal(
            "types.txt(4): 'aws:s3:Bucket' belongs to no known package. Known are command, kubernetes, random; add another one in Package.cs.",
            exception.Message);
    }

    /// <summary>The paths of the files that only one side has, or that read differently.</summary>
    private static IEnumerable<string> Differences(IReadOnlyList<SourceFile> left, IReadOnlyList<SourceFile> right) =>
        left.Except(right).Concat(right.Except(left)).Select(file => file.Path).Distinct();

    private static Dictionary<Package, IReadOnlyList<SourceFile>> Generate(IReadOnlyList<ListedType> listed)
    {
        var schemas = SchemaFolder.Find(Checkout.Root, Environment.GetEnvironmentVariable(SchemaFolder.Variable));
        Skip.If(schemas is null, $"The provider schemas are not here: no '../shared/schemas', and {SchemaFolder.Variable} is not set.");
        return Generation.Run(schemas, listed).ToDictionary(package => package.Package, package => package.Files);
    }
}
