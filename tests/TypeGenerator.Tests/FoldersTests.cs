using TypeGenerator.Emit;

namespace TypeGenerator.Tests;

public sealed class FoldersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("type-generator").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_generated_folder_holds_exactly_the_given_files_afterwards()
    {
        SourceFile[] first = [new("A.cs", "a"), new("Core/B.cs", "b"), new("Core/C.cs", "c")];
        SourceFile[] second = [new("A.cs", "a"), new("Core/B.cs", "changed")];

        Assert.Equal(3, GeneratedFolder.Write(_folder, first));
        Assert.Equal(first, GeneratedFolder.Read(_folder));
        Assert.Equal(2, GeneratedFolder.Write(_folder, second));
        Assert.Equal(second, GeneratedFolder.Read(_folder));
        Assert.Equal(0, GeneratedFolder.Write(_folder, second));
    }

    [Fact]
    public void Schemas_are_found_beside_a_folder_above()
    {
        var schemas = Directory.CreateDirectory(Path.Combine(_folder, "shared", "schemas")).FullName;
        var start = Directory.CreateDirectory(Path.Combine(_folder, "checkout", "tests")).FullName;

        Assert.Equal(schemas, SchemaFolder.Find(start, named: null));
    }

    [Fact]
    public void Schemas_that_the_environment_names_win()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "shared", "schemas"));
        var named = Directory.CreateDirectory(Path.Combine(_folder, "named")).FullName;

        Assert.Equal(named, SchemaFolder.Find(_folder, named));
    }

    [Fact]
    public void A_named_folder_that_does_not_exist_is_an_error()
    {
        var exception = Assert.Throws<GenerationException>(() => SchemaFolder.Find(_folder, "nowhere"));

        Assert.Equal("PROTOTYPES_SCHEMAS names 'nowhere', which is no folder. Correct or unset it.", exception.Message);
    }

    [Fact]
    public void A_missing_schema_is_named_with_the_assembly_that_needs_it()
    {
        var package = new Package("random", "4.21.1");

        var exception = Assert.Throws<GenerationException>(() => package.LoadSchema(_folder));

        Assert.Equal(
            $"'{Path.Combine(_folder, "pulumi-random-4.21.1", "schema-subset.json")}' does not exist, though Pulumi.Random 4.21.1 is generated from it. Put the schema there.",
            exception.Message);
    }
}
