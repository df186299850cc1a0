using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>The operators and functions, those that Kubernetes adds included. Numbers are all of one type.</summary>
internal static class CelFunctions
{
    private static readonly FrozenDictionary<string, Func<object?[], object?>> Functions = new Dictionary<string, Func<object?[], object?>>
    {
        ["!"] = args => args is [bool value] ? !value : throw NoOverload("!", args),
        ["=="] = args => CelValue.AreEqual(args[0], args[1]),
        ["!="] = args => !CelValue.AreEqual(args[0], args[1]),
        ["<"] = args => Compare("<", args) < 0,
        ["<="] = args => Compare("<=", args) <= 0,
        [">"] = args => Compare(">", args) > 0,
        [">="] = args => Compare(">=", args) >= 0,
        ["+"] = args => args switch
        {
            [double left, double right] => left + right,
            [string left, string right] => left + right,
            [ImmutableArray<object?> left, ImmutableArray<object?> right] => left.AddRange(right),
            _ => throw NoOverload("+", args),
        },
        ["-"] = args => args is [double left, double right] ? left - right : throw NoOverload("-", args),
        ["*"] = args => args is [double left, double right] ? left * right : throw NoOverload("*", args),
        ["/"] = args => args is [double left, double right] ? Math.Truncate(left / right) : throw NoOverload("/", args),
        ["%"] = args => args is [double left, double right] ? left % right : throw NoOverload("%", args),
        ["in"] = args => args switch
        {
            [var item, ImmutableArray<object?> list] => list.Any(other => CelValue.AreEqual(item, other)),
            [string key, ImmutableDictionary<string, object?> map] => map.ContainsKey(key),
            _ => throw NoOverload("in", args),
        },
        ["size"] = args => args switch
        {
            [string text] => (double)GoText.Length(text),
            [ImmutableArray<object?> list] => (double)list.Length,
            [ImmutableDictionary<string, object?> map] => (double)map.Count,
            _ => throw NoOverload("size", args),
        },
        ["int"] = args => args switch
        {
            [double number] => Math.Truncate(number),
            [string text] when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                (double)number,
            _ => throw NoOverload("int", args),
        },
        ["startsWith"] = args => OfTexts("startsWith", args, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        ["endsWith"] = args => OfTexts("endsWith", args, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        ["contains"] = args => OfTexts("contains", args, (text, part) => text.Contains(part, StringComparison.Ordinal)),
        ["matches"] = args => OfTexts("matches", args, (text, pattern) => GoText.Matches(text, pattern)),
        ["split"] = args => OfTexts("split", args, (text, separator) => text.Split(separator).ToImmutableArray<object?>()),
        ["substring"] = args => args switch
        {
            [string text, double start] when start <= text.Length => text[(int)start..],
            [string text, double start, double end] when start <= end && end <= text.Length => text[(int)start..(int)end],
            _ => throw NoOverload("substring", args),
        },
        ["duration"] = args => args is [string text] ? Duration(text) : throw NoOverload("duration", args),
        ["getSeconds"] = args => args is [TimeSpan span] ? Math.Truncate(span.TotalSeconds) : throw NoOverload("getSeconds", args),
        ["getMilliseconds"] = args => args is [TimeSpan span]
            ? Math.Truncate(span.TotalMilliseconds)
            : throw NoOverload("getMilliseconds", args),
        ["isIP"] = args => args is [string text] ? IPAddress.TryParse(text, out _) : throw NoOverload("isIP", args),
        ["isURL"] = args => args is [string text] ? Uri.TryCreate(text, UriKind.Absolute, out _) : throw NoOverload("isURL", args),
        ["url"] = args => args is [string text] && Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw NoOverload("url", args),
        ["getScheme"] = args => args is [Uri url] ? url.Scheme : throw NoOverload("getScheme", args),
    }.ToFrozenDictionary();

    /// <summary>Whether there is a function of this name.</summary>
    public static bool Exists(string name) => Functions.ContainsKey(name);

    /// <summary>Applies an operator or function.</summary>
    /// <exception cref="CelException">It is not for such arguments.</exception>
    public static object? Apply(string name, object?[] arguments) => Functions[name](arguments);

    private static int Compare(string name, object?[] args) => args switch
    {
        [double left, double right] => left.CompareTo(right),
        [string left, string right] => string.CompareOrdinal(left, right),
        [TimeSpan left, TimeSpan right] => left.CompareTo(right),
        _ => throw NoOverload(name, args),
    };

    private static object OfTexts(string name, object?[] args, Func<string, string, object> apply) =>
        args is [string text, string other] ? apply(text, other) : throw NoOverload(name, args);

    private static TimeSpan Duration(string text)
    {
        try
        {
            return GoText.Duration(text);
        }
        catch (FormatException exception)
        {
            throw new CelException(exception.Message);
        }
    }

    private static CelException NoOverload(string name, object?[] args) =>
        new($"{name} is not for ({string.Join(", ", args.Select(CelValue.TypeOf))}).");
}
