using System.Collections.Immutable;

namespace Prototypes.Tests.Schemas.Cel;

/// <summary>An expression of the Common Expression Language.</summary>
internal abstract record CelExpression
{
    /// <summary>A number, text, truth value or null.</summary>
    internal sealed record Literal(object? Value) : CelExpression;

    /// <summary>A variable, such as <c>self</c>.</summary>
    internal sealed record Variable(string Name) : CelExpression;

    /// <summary><c>[a, b]</c>.</summary>
    internal sealed record List(ImmutableArray<CelExpression> Items) : CelExpression;

    /// <summary><c>{a: b}</c>.</summary>
    internal sealed record Map(ImmutableArray<(CelExpression Key, CelExpression Value)> Entries) : CelExpression;

    /// <summary><c>operand.field</c>.</summary>
    internal sealed record Select(CelExpression Operand, string Field) : CelExpression;

    /// <summary><c>has(operand.field)</c>.</summary>
    internal sealed record Has(CelExpression Operand, string Field) : CelExpression;

    /// <summary><c>operand[key]</c>.</summary>
    internal sealed record Item(CelExpression Operand, CelExpression Key) : CelExpression;

    /// <summary>An operator or function with its operands; a method has its target first.</summary>
    internal sealed record Call(string Function, ImmutableArray<CelExpression> Operands) : CelExpression;

    /// <summary><c>operand.macro(variable, body)</c>: all, exists, exists_one or filter.</summary>
    internal sealed record Macro(string Name, CelExpression Operand, string BoundVariable, CelExpression Body) : CelExpression;

    /// <summary><c>condition ? then : otherwise</c>.</summary>
    internal sealed record Conditional(CelExpression Condition, CelExpression Then, CelExpression Otherwise) : CelExpression;
}
