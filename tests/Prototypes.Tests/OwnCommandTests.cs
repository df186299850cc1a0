namespace Prototypes.Tests;

public sealed class OwnCommandTests
{
    [Fact]
    public void A_verb_is_called_by_a_path_below_the_programs_folder() => Assert.Equal(
        "dotnet bin/Debug/net10.0/Prototypes.Program.dll vault unseal --context kind-learn05 --timeout 600",
        OwnCommand.Line("vault", "unseal", "--context", "kind-learn05", "--timeout", "600"));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("%PATH%")]
    [InlineData("$HOME")]
    [InlineData("*.example.com")]
    [InlineData("it's")]
    [InlineData("\"quoted\"")]
    [InlineData("a&b")]
    [InlineData("a;b")]
    [InlineData("a\nb")]
    [InlineData("learn05\n")]
    [InlineData(@"C:\Users")]
    [InlineData("~")]
    [InlineData("a=b")]
    public void What_shells_read_differently_is_refused(string argument)
    {
        var exception = Assert.Throws<ArgumentException>(() => OwnCommand.Line("vault", argument));

        Assert.StartsWith(
            $"The argument '{argument}' means different things to different shells. Pass it on standard input or in the environment.", exception.Message, StringComparison.Ordinal);
    }
}
