using System.Text.Json;
using TypeGenerator.Schema;

namespace TypeGenerator.Tests;

public class ListedTypeCheckTests
{
    private static readonly Package Sample = new("sample", "1.0.0");

    private static readonly PackageSchema Schema = new()
    {
        Name = "sample",
        Version = "1.0.0",
        Provider = new ResourceSchema { Methods = new Dictionary<string, string> { ["describe"] = "pulumi:providers:sample/describe" } },
        Resources = new Dictionary<string, ResourceSchema>
        {
            ["sample:core/v1:Namespace"] = new(),
            ["sample:core/v1:Service"] = new(),
            ["sample:yaml:ConfigFile"] = new() { IsOverlay = true },
            ["sample:core/v1:Endpoints"] = new() { Deprecated = true },
        },
        Types = new Dictionary<string, TypeSchema> { ["sample:core/v1:ServiceSpec"] = new() },
        Functions = new Dictionary<string, JsonElement> { ["sample:core:read"] = default },
    };

    [Fact]
    public void A_resource_of_the_schema_is_found() =>
        Assert.Same(Schema.Resources["sample:core/v1:Service"], ListedTypeCheck.Find(Sample, Schema, new ListedType("sample:core/v1:Service", 1)));

    [Fact]
    public void A_provider_without_methods_is_found()
    {
        var schema = Schema with { Provider = new ResourceSchema() };

        Assert.Same(schema.Provider, ListedTypeCheck.Find(Sample, schema, new ListedType("pulumi:providers:sample", 1)));
    }

    [Theory]
    [InlineData("sample:core/v1:Namespcae", "is no resource of pulumi-sample 1.0.0. Did you mean 'sample:core/v1:Namespace'?")]
    [InlineData("sample:apps/v1:Servcie", "is no resource of pulumi-sample 1.0.0. Did you mean 'sample:core/v1:Service'?")]
    [InlineData("sample:core/v1:ServiceSpec", "is a nested type, which comes along with the resources that use it. List one of those.")]
    [InlineData("sample:core:read", "is a function; only resources are listed. Leave it out.")]
    [InlineData("sample:yaml:ConfigFile", "is written by hand in the official SDK. Write it by hand here too, beside ApiExtensions/CustomResource.cs.")]
    [InlineData("sample:core/v1:Endpoints", "is deprecated. List what replaces it.")]
    [InlineData("pulumi:providers:sample", "has the methods describe, which are not generated. Leave it out; resources work with the default provider.")]
    public void What_cannot_be_generated_is_named_with_its_line_and_the_remedy(string token, string message)
    {
        var exception = Assert.Throws<GenerationException>(() => ListedTypeCheck.Find(Sample, Schema, new ListedType(token, 7)));

        Assert.Equal($"types.txt(7): '{token}' {message}", exception.Message);
    }
}
