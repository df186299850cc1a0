using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Prototypes.Operations;
using Prototypes.Program.Commands;

namespace Prototypes.Program.Tests.Commands;

public sealed class CertificateCommandsTests
{
    private const string Order =
        """{"authoritySubject":"O=example Inc., CN=example.com","subject":"CN=mango.example.com","dnsNames":["mango.example.com"]}""";

    [Fact]
    public async Task The_certificate_its_key_and_its_ca_are_printed_and_nothing_else()
    {
        var (exitCode, output, error) = await RunAsync(Order);
        var printed = JsonNode.Parse(output)!.AsObject();
        using var leaf = X509Certificate2.CreateFromPem(printed["certificate"]!.ToString(), printed["privateKey"]!.ToString());
        using var authority = X509Certificate2.CreateFromPem(printed["caCertificate"]!.ToString());

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(["caCertificate", "certificate", "privateKey"], printed.Select(member => member.Key));
        Assert.Equal(authority.Subject, leaf.Issuer);
        Assert.True(leaf.MatchesHostname("mango.example.com", allowWildcards: true, allowCommonName: false));
    }

    [Fact]
    public async Task An_order_with_a_mistake_prints_nothing()
    {
        using var output = new StringWriter();

        await Assert.ThrowsAsync<OperationException>(() => RunAsync("{}", output));

        Assert.Equal("", output.ToString());
    }

    [SkippableFact]
    public async Task The_engines_shell_finds_this_program_from_the_folder_that_the_project_names()
    {
        var folder = Path.Combine(Root(AppContext.BaseDirectory), "src", "Prototypes.Program");
        var line = OwnCommand.Line("certificates", "create");
        Skip.IfNot(
            File.Exists(Path.Combine(folder, line.Split(' ')[1])), "The program is not built as the engine builds it. Run 'dotnet build src/Prototypes.Program'.");
        var (shell, option) = OperatingSystem.IsWindows() ? ("cmd", "/C") : ("/bin/sh", "-c");
        using var process = Process.Start(new ProcessStartInfo(shell, [option, line])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

        await process.StandardInput.WriteAsync(Order);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("-----BEGIN PRIVATE KEY-----", JsonNode.Parse(output)!["privateKey"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proto-03")]
    [InlineData("proto-05")]
    [InlineData("proto-07")]
    public async Task A_plan_has_the_same_bytes_in_each_run_and_no_key(string variant)
    {
        foreach (var format in new[] { "json", "yaml", "manifests", "tree" })
        {
            var first = await PlanAsync(variant, format);

            Assert.Equal(first, await PlanAsync(variant, format));
            Assert.DoesNotContain("PRIVATE KEY", first, StringComparison.Ordinal);
            Assert.DoesNotContain("BEGIN CERTIFICATE", first, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_secret_of_a_made_certificate_is_masked_as_a_whole() =>
        Assert.Contains("\"stringData\": \"[secret]\"", await PlanAsync("proto-03", "json"), StringComparison.Ordinal);

    private static async Task<string> PlanAsync(string variant, string format)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = NewEnvironment("", output, error) with { ProjectDirectory = Root(AppContext.BaseDirectory) };
        string[] arguments = ["plan", "learn03", "--config", $"learn03.variant={variant}", "--format", format];

        Assert.Equal((0, ""), (await CommandLine.RunAsync(arguments, environment, CancellationToken.None), error.ToString()));
        return output.ToString();
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(string input, StringWriter? to = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var command = CertificateCommands.Create(NewEnvironment(input, to ?? output, error), TimeProvider.System);
        var exitCode = await command.Parse(["create"]).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        return (exitCode, output.ToString(), error.ToString());
    }

    private static CommandEnvironment NewEnvironment(string input, TextWriter output, TextWriter error) => new()
    {
        Input = new StringReader(input),
        Output = output,
        Error = error,
        ProjectDirectory = ".",
        IsTerminal = false,
    };

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Prototypes.Pulumi.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
