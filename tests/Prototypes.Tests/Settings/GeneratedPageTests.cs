using Prototypes.Settings;

namespace Prototypes.Tests.Settings;

public class GeneratedPageTests
{
    /// <summary>Set to 1, this environment variable makes the tests write the files instead of comparing them.</summary>
    private const string RewriteVariable = "PROTOTYPES_REWRITE";

    [Fact]
    public void The_schema_of_the_stack_files_is_up_to_date() => AssertUpToDate("schemas/stack.schema.json", SettingsSchema.Generate());

    [Fact]
    public void The_settings_reference_is_up_to_date() => AssertUpToDate("docs/settings.md", ReferencePages.Settings());

    [Fact]
    public void The_diagnostics_page_is_up_to_date() =>
        AssertUpToDate("docs/diagnostics.md", ReferencePages.Diagnostics(DiagnosticLineTests.Lines));

    private static void AssertUpToDate(string file, string text)
    {
        var path = Path.Combine(Checkout.Root, file);
        if (Environment.GetEnvironmentVariable(RewriteVariable) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path));
    }
}
