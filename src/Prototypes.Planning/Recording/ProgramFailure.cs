using System.Reflection;
using System.Text.RegularExpressions;

namespace Prototypes.Planning.Recording;

/// <summary>What a failed program tells its user: the message of what went wrong, without type names and stack trace.</summary>
internal static partial class ProgramFailure
{
    /// <summary>The failure as the caller sees it.</summary>
    /// <param name="reported">What the SDK threw. It holds messages with stack traces as text, not the exceptions themselves.</param>
    /// <param name="thrown">What the program's stack threw while it was constructed, if it did.</param>
    public static PlanException From(Exception reported, Exception? thrown)
    {
        while (thrown is TargetInvocationException { InnerException: { } inner })
        {
            thrown = inner;
        }

        return thrown switch
        {
            PlanException failure => failure,
            not null => new PlanException(thrown.Message, thrown.ToString(), thrown),
            _ => new PlanException(string.Join('\n', Reports(reported).Select(PlainMessage).Distinct()), reported.ToString(), reported),
        };
    }

    internal static string PlainMessage(string report)
    {
        var text = RunningProgram().Replace(report, "");
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).TakeWhile(line => !StackTraceLine().IsMatch(line));
        return ExceptionType().Replace(string.Join('\n', lines), "").Trim();
    }

    private static IEnumerable<string> Reports(Exception exception) =>
        exception is AggregateException several ? several.InnerExceptions.SelectMany(Reports) : [exception.Message];

    [GeneratedRegex(@"\ARunning program '[^\n]*' failed with an unhandled exception:\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex RunningProgram();

    [GeneratedRegex(@"\A\s+(?:at |---> )", RegexOptions.CultureInvariant)]
    private static partial Regex StackTraceLine();

    [GeneratedRegex(@"\A(?:[A-Za-z_][\w`]*\.)*[A-Za-z_]\w*Exception: ", RegexOptions.CultureInvariant)]
    private static partial Regex ExceptionType();
}
