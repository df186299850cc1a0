using System.Collections.Immutable;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>Evaluates an expression.</summary>
internal static class CelEvaluator
{
    /// <summary>The value of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="variables">What its variables stand for.</param>
    /// <exception cref="CelException">It has no value, for instance because a field is absent.</exception>
    public static object? Evaluate(CelExpression expression, ImmutableDictionary<string, object?> variables) => expression switch
    {
        CelExpression.Literal literal => literal.Value,
        CelExpression.Variable variable => variables.TryGetValue(variable.Name, out var value)
            ? value
            : throw new CelException($"The variable '{variable.Name}' is not known."),
        CelExpression.List list => list.Items.Select(item => Evaluate(item, variables)).ToImmutableArray(),
        CelExpression.Map map => map.Entries.ToImmutableDictionary(
            entry => (string)Evaluate(entry.Key, variables)!, entry => Evaluate(entry.Value, variables)),
        CelExpression.Select select => Fields(select.Operand, variables).TryGetValue(select.Field, out var value)
            ? value
            : throw new CelException($"There is no field '{select.Field}'."),
        CelExpression.Has has => Fields(has.Operand, variables).ContainsKey(has.Field),
        CelExpression.Item item => ItemOf(Evaluate(item.Operand, variables), Evaluate(item.Key, variables)),
        CelExpression.Conditional conditional => Truth(conditional.Condition, variables)
            ? Evaluate(conditional.Then, variables)
            : Evaluate(conditional.Otherwise, variables),
        CelExpression.Call { Function: "&&" or "||" } call =>
            Junction(call.Operands.Select(operand => (Func<bool>)(() => Truth(operand, variables))), deciding: call.Function == "||"),
        CelExpression.Call call => CelFunctions.Apply(call.Function, [.. call.Operands.Select(operand => Evaluate(operand, variables))]),
        CelExpression.Macro macro => Expand(macro, variables),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private static object? Expand(CelExpression.Macro macro, ImmutableDictionary<string, object?> variables)
    {
        // Of a map, a macro sees the keys.
        var items = Evaluate(macro.Operand, variables) switch
        {
            ImmutableArray<object?> list => list,
            ImmutableDictionary<string, object?> map => [.. map.Keys],
            var other => throw new CelException($"{macro.Name} is not for {CelValue.TypeOf(other)}."),
        };
        return macro.Name switch
        {
            "all" => Junction(items.Select(item => (Func<bool>)(() => Holds(item))), deciding: false),
            "exists" => Junction(items.Select(item => (Func<bool>)(() => Holds(item))), deciding: true),
            "exists_one" => items.Count(Holds) == 1,
            _ => items.Where(Holds).ToImmutableArray(),
        };

        bool Holds(object? item) => Truth(macro.Body, variables.SetItem(macro.BoundVariable, item));
    }

    // One operand decides, in whatever order they stand and although others have no value.
    private static bool Junction(IEnumerable<Func<bool>> operands, bool deciding)
    {
        CelException? failure = null;
        foreach (var operand in operands)
        {
            try
            {
                if (operand() == deciding)
                {
                    return deciding;
                }
            }
            catch (CelException exception)
            {
                failure = exception;
            }
        }

        return failure is null ? !deciding : throw failure;
    }

    private static bool Truth(CelExpression expression, ImmutableDictionary<string, object?> variables) =>
        Evaluate(expression, variables) is bool value ? value : throw new CelException("A condition is neither true nor false.");

    private static ImmutableDictionary<string, object?> Fields(CelExpression operand, ImmutableDictionary<string, object?> variables) =>
        Evaluate(operand, variables) is var value && value is ImmutableDictionary<string, object?> fields
            ? fields
            : throw new CelException($"{CelValue.TypeOf(value)} has no fields.");

    private static object? ItemOf(object? operand, object? key) => (operand, key) switch
    {
        (ImmutableArray<object?> list, double index) when index >= 0 && index < list.Length => list[(int)index],
        (ImmutableDictionary<string, object?> map, string name) when map.TryGetValue(name, out var value) => value,
        _ => throw new CelException($"There is no item '{key}'."),
    };
}
