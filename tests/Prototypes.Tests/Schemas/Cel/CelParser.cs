using System.Collections.Immutable;
using System.Globalization;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>Parses the part of the Common Expression Language (https://cel.dev) that the rules of CRDs use.</summary>
internal sealed class CelParser
{
    /// <summary>The binary operators, from those that bind least.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Operators =
        [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];

    private readonly IReadOnlyList<CelToken> _tokens;
    private int _position;

    private CelParser(IReadOnlyList<CelToken> tokens)
    {
        _tokens = tokens;
    }

    private CelToken Current => _tokens[_position];

    /// <summary>Parses an expression.</summary>
    /// <exception cref="CelException">It is none, or uses a function that <see cref="CelFunctions"/> lacks.</exception>
    public static CelExpression Parse(string text)
    {
        var parser = new CelParser(CelTokenizer.Tokenize(text));
        var expression = parser.ParseExpression();
        return parser.Current.Kind == CelTokenKind.End ? expression : throw parser.Unexpected();
    }

    private CelExpression ParseExpression()
    {
        var condition = ParseBinary(0);
        if (!Take("?"))
        {
            return condition;
        }

        var then = ParseBinary(0);
        Expect(":");
        return new CelExpression.Conditional(condition, then, ParseExpression());
    }

    private CelExpression ParseBinary(int level)
    {
        if (level == Operators.Length)
        {
            return ParseUnary();
        }

        var left = ParseBinary(level + 1);
        while (Current.Kind is CelTokenKind.Symbol or CelTokenKind.Identifier && Operators[level].Contains(Current.Text))
        {
            var symbol = Advance().Text;
            left = new CelExpression.Call(symbol, [left, ParseBinary(level + 1)]);
        }

        return left;
    }

    private CelExpression ParseUnary() =>
        Take("!") ? new CelExpression.Call("!", [ParseUnary()])
        : Take("-") ? new CelExpression.Call("-", [new CelExpression.Literal(0.0), ParseUnary()])
        : ParseMember(ParsePrimary());

    private CelExpression ParseMember(CelExpression operand)
    {
        while (true)
        {
            if (Take("."))
            {
                var name = Name();
                operand = Take("(") ? ParseMethod(operand, name) : new CelExpression.Select(operand, Unescape(name));
            }
            else if (Take("["))
            {
                operand = new CelExpression.Item(operand, ParseExpression());
                Expect("]");
            }
            else
            {
                return operand;
            }
        }
    }

    private CelExpression ParseMethod(CelExpression target, string name)
    {
        if (name is not ("all" or "exists" or "exists_one" or "filter"))
        {
            return Function(name, [target, .. ParseList(")")]);
        }

        var variable = Name();
        Expect(",");
        var body = ParseExpression();
        Expect(")");
        return new CelExpression.Macro(name, target, variable, body);
    }

    private CelExpression ParsePrimary()
    {
        var token = Advance();
        switch (token.Kind, token.Text)
        {
            case (CelTokenKind.Number, _):
                return new CelExpression.Literal(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case (CelTokenKind.Text, _):
                return new CelExpression.Literal(token.Text);
            case (CelTokenKind.Identifier, "true" or "false"):
                return new CelExpression.Literal(token.Text == "true");
            case (CelTokenKind.Identifier, "null"):
                return new CelExpression.Literal(null);
            case (CelTokenKind.Identifier, "has"):
                return ParseHas();
            case (CelTokenKind.Identifier, _):
                return Take("(") ? Function(token.Text, ParseList(")")) : new CelExpression.Variable(token.Text);
            case (CelTokenKind.Symbol, "("):
                var inner = ParseExpression();
                Expect(")");
                return inner;
            case (CelTokenKind.Symbol, "["):
                return new CelExpression.List(ParseList("]"));
            case (CelTokenKind.Symbol, "{"):
                return ParseMap();
            default:
                _position--;
                throw Unexpected();
        }
    }

    private CelExpression.Has ParseHas()
    {
        Expect("(");
        var argument = ParseExpression();
        Expect(")");
        return argument is CelExpression.Select select
            ? new CelExpression.Has(select.Operand, select.Field)
            : throw new CelException("has() takes a field.");
    }

    private CelExpression.Map ParseMap()
    {
        var entries = ImmutableArray.CreateBuilder<(CelExpression, CelExpression)>();
        while (!Take("}"))
        {
            var key = ParseExpression();
            Expect(":");
            entries.Add((key, ParseExpression()));
            if (!Take(","))
            {
                Expect("}");
                break;
            }
        }

        return new CelExpression.Map(entries.ToImmutable());
    }

    private ImmutableArray<CelExpression> ParseList(string end)
    {
        var items = ImmutableArray.CreateBuilder<CelExpression>();
        while (!Take(end))
        {
            items.Add(ParseExpression());
            if (!Take(","))
            {
                Expect(end);
                break;
            }
        }

        return items.ToImmutable();
    }

    private static CelExpression.Call Function(string name, ImmutableArray<CelExpression> operands) => CelFunctions.Exists(name)
        ? new CelExpression.Call(name, operands)
        : throw new CelException($"The function '{name}' is not known.");

    // A field whose name is a word of the language, or no identifier, is escaped
    // (https://kubernetes.io/docs/reference/using-api/cel/#escaping).
    private static string Unescape(string name) => name switch
    {
        ['_', '_', .. var keyword, '_', '_'] when keyword is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue"
            or "else" or "for" or "function" or "if" or "import" or "let" or "loop" or "package" or "namespace" or "return" => keyword,
        _ => name.Replace("__dot__", ".", StringComparison.Ordinal)
            .Replace("__dash__", "-", StringComparison.Ordinal)
            .Replace("__slash__", "/", StringComparison.Ordinal)
            .Replace("__underscores__", "__", StringComparison.Ordinal),
    };

    private string Name() => Current.Kind == CelTokenKind.Identifier ? Advance().Text : throw Unexpected();

    private CelToken Advance() => _tokens[_position++];

    private bool Take(string symbol)
    {
        var isNext = Current == new CelToken(CelTokenKind.Symbol, symbol);
        _position += isNext ? 1 : 0;
        return isNext;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            throw Unexpected();
        }
    }

    private CelException Unexpected() => new($"'{Current.Text}' is not expected there.");
}
