using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Pulumi.Sdk.Tests.Compilation;

/// <summary>Compiles statements against the assemblies that the tests themselves are compiled against.</summary>
internal static class Compiler
{
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Threading.Tasks;
        using Pulumi;
        using Pulumi.Command.Local;
        using Pulumi.Kubernetes.ApiExtensions;
        using Pulumi.Kubernetes.Types.Inputs.Core.V1;
        using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
        using Pulumi.Random;
        using Pulumi.Testing;

        class StackWithArguments : Stack { public StackWithArguments(string argument) { } }
        class WidgetArgs : CustomResourceArgs { public WidgetArgs() : base("example.com/v1", "Widget") { } }

        static class Snippet
        {
            static void Run(
                Output<string> output, Input<string> input, Dictionary<string, object> dictionary, object anything, IMocks mocks, TestOptions options,
                ComponentResourceOptions componentOptions)
            {

        """;

    private const string After = """

            }
        }
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => path.EndsWith(".dll", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The ids of the errors of these statements, each once, sorted; empty if they compile.</summary>
    public static string Errors(string statements) =>
        string.Join(
            ' ',
            CSharpCompilation
                .Create(
                    "Snippet",
                    [CSharpSyntaxTree.ParseText(Before + statements + After)],
                    References,
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Id)
                .Distinct()
                .Order(StringComparer.Ordinal));
}
