using System.CommandLine;
using System.CommandLine.Parsing;
using Prototypes.Settings;

namespace Prototypes.Program;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>The first thing that is wrong, and where to read what is right.</summary>
    /// <param name="parse">The command line.</param>
    /// <returns>The line, or null if nothing is wrong.</returns>
    public static string? Find(ParseResult parse)
    {
        var asked = parse.CommandResult;
        var reason = UnknownOption(parse) ?? UnknownVerb(parse) ?? parse.Errors.Select(Describe).FirstOrDefault();
        return reason is null ? null : $"{reason} Run '{string.Join(' ', PathOf(asked))} --help' to see what there is.";
    }

    // What looks like an option but is none would be taken for an argument where one is missing.
    private static string? UnknownOption(ParseResult parse)
    {
        // Behind -- everything is an argument.
        var own = parse.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        var arguments = parse.CommandResult.Children.OfType<ArgumentResult>().SelectMany(result => result.Tokens).Select(token => token.Value);
        var unknown = arguments.Concat(parse.UnmatchedTokens).FirstOrDefault(text => text.StartsWith('-') && text.Length > 1 && own.Contains(text));
        if (unknown is null)
        {
            return null;
        }

        var name = unknown.Split('=')[0];
        var options = AncestorsOf(parse.CommandResult)
            .SelectMany(result => result.Command.Options.Where(option => result == parse.CommandResult || option.Recursive))
            .Select(option => option.Name);
        return $"There is no option '{OneLine(name)}'.{DidYouMean(name, options)}";
    }

    private static string? UnknownVerb(ParseResult parse)
    {
        var verbs = parse.CommandResult.Command.Subcommands.Select(command => command.Name).ToList();
        return parse.UnmatchedTokens switch
        {
            [] when verbs.Count > 0 && parse.Errors.Count > 0 => "The verb is missing.",
            [var verb, ..] when verbs.Count > 0 => $"There is no verb '{OneLine(verb)}'.{DidYouMean(verb, verbs)}",
            [var argument, ..] => $"'{OneLine(argument)}' is one argument too many.",
            _ => null,
        };
    }

    // The library names the .NET type that it tried to make.
    private static string Describe(ParseError error) => error.SymbolResult is OptionResult { Option: Option<int>, Tokens: [var number] } result
        ? $"{result.Option.Name}: '{OneLine(number.Value)}' is not a whole number."
        : OneLine(error.Message);

    private static string DidYouMean(string name, IEnumerable<string> known) =>
        NearestName.Find(name, known) is { } near ? $" Did you mean '{near}'?" : "";

    private static IEnumerable<string> PathOf(CommandResult command) => AncestorsOf(command).Reverse().Select(result => result.Command.Name);

    private static IEnumerable<CommandResult> AncestorsOf(CommandResult command)
    {
        for (SymbolResult? result = command; result is not null; result = result.Parent)
        {
            yield return (CommandResult)result;
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
