using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class StackFileTests
{
    [Fact]
    public void What_belongs_to_pulumi_and_to_other_namespaces_is_left_alone()
    {
        var result = Bind.File(
            """
            secretsprovider: passphrase
            encryptionsalt: v1:abc=:v1:def
            environment:
              - dev
            config:
              aws:region: eu-central-1
              kubernetes:context:
                secure: v1:abc
              prototypes:compose: [learn06]
            """);

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["learn06"], result.Settings!.Compose.AsEnumerable());
    }

    [Fact]
    public void The_older_form_of_keys_is_read_too() =>
        Assert.Equal(["learn06"], Bind.File("config:\n  prototypes:config:compose: [learn06]").Settings!.Compose.AsEnumerable());

    [Fact]
    public void An_alias_repeats_its_anchor() =>
        Assert.Equal(
            "mine",
            Bind.Settings("other:name: &name mine\nprototypes:compose: [learn06]\nprototypes:cluster: {name: *name}").Cluster.Name);

    [Fact]
    public void Positions_are_those_of_the_file()
    {
        var diagnostic = Assert.Single(Bind.File("config:\n  prototypes:compose: [learn06]\n  prototypes:cluster:\n    nodes: none\n").Diagnostics);

        Assert.Equal(new SourcePosition(4, 12), diagnostic.Position);
    }

    [Fact]
    public void A_missing_file_names_the_stack_that_was_probably_meant()
    {
        var folder = Directory.CreateTempSubdirectory("prototypes-");
        try
        {
            foreach (var stack in (string[])["learn02", "mine"])
            {
                File.WriteAllText(Path.Combine(folder.FullName, StackFile.NameOf(stack)), "config:\n");
            }

            Assert.Equal(
                ["PRO0001 Pulumi.lern02.yaml: does not exist. Did you mean the stack 'learn02'?"],
                Lines(folder.FullName, "lern02"));
            Assert.Equal(
                ["PRO0001 Pulumi.production.yaml: does not exist. The stacks here are learn02 and mine."],
                Lines(folder.FullName, "production"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_stack_file_of_the_project_names_the_schema_and_has_no_mistake()
    {
        var files = Directory.GetFiles(Checkout.Root, StackFile.NameOf("*"));
        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var stack = Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..];
            var result = SettingsBinder.Bind(stack, StackFile.Read(Checkout.Root, stack));
            Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.Equal("# yaml-language-server: $schema=schemas/stack.schema.json", File.ReadLines(file).First());
        });
    }

    // Texts on which the YAML library fails in its own way; random inputs found them.
    [Theory]
    [InlineData("- \n{%&a *a ---\n!!int \t\n\n!!int ", "line 1 is not valid YAML: what follows cannot be read.")]
    [InlineData("config:\n- : <<-   {\t  [<<", "line 3 is not valid YAML: a value is missing.")]
    public void A_text_that_makes_the_yaml_library_fail_is_refused(string text, string reason) =>
        Assert.Equal([$"PRO0003 Pulumi.test.yaml: {reason} Correct the line."], Bind.File(text).Lines());

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void Endless_nesting_is_refused(string opening)
    {
        var text = "config: " + string.Concat(Enumerable.Repeat(opening, 10_000));

        Assert.Equal(["PRO0003"], StackFile.Parse(text, "Pulumi.test.yaml").Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Aliases_that_multiply_are_refused()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");
        var text = $"config:\n  a0: &a0 [x]\n{string.Join('\n', lines)}";

        Assert.Equal(["PRO0003"], StackFile.Parse(text, "Pulumi.test.yaml").Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Lines(string folder, string stack) => Bind.Document(StackFile.Read(folder, stack), stack).Lines();
}
