using System.Text.RegularExpressions;

namespace Prototypes;

/// <summary>
/// The command lines by which resources call this program's own verbs, such as <c>./protos certificates create</c>. They are the same on every machine, so that
/// a preview shows no difference between two checkouts, and mean the same to sh and to cmd.
/// </summary>
/// <remarks>
/// The engine starts the command provider, and that starts its commands, in the folder that <c>main</c> of <c>Pulumi.yaml</c> names (<c>GetPwdMain</c> in
/// https://github.com/pulumi/pulumi/blob/master/pkg/engine/project.go), where it has just built the program with the SDK's defaults. A command whose
/// <c>Dir</c> is set therefore can't use these lines.
/// </remarks>
internal static partial class OwnCommand
{
    /// <summary>The program as the engine builds it, from the program's folder. The runtime takes the slashes on Windows too.</summary>
    private const string Program = "bin/Debug/net10.0/Prototypes.Program.dll";

    /// <summary>Writes the command line of a verb.</summary>
    /// <param name="arguments">
    /// The verb and its arguments. What a shell could read in any other way is refused: it goes to standard input or into the environment, and so does every secret.
    /// </param>
    /// <exception cref="ArgumentException">An argument is not safe in every shell.</exception>
    public static string Line(params IReadOnlyList<string> arguments)
    {
        foreach (var argument in arguments)
        {
            if (!SafeInEveryShell().IsMatch(argument))
            {
                throw new ArgumentException(
                    $"The argument '{argument}' means different things to different shells. Pass it on standard input or in the environment.", nameof(arguments));
            }
        }

        return $"dotnet {Program} {string.Join(' ', arguments)}";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:/@+-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex SafeInEveryShell();
}
