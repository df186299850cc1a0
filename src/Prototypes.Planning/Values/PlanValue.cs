namespace Prototypes.Planning.Values;

/// <summary>A value in a plan: text, number, flag, list, map or null. Values are immutable and equal when their content is.</summary>
public abstract record PlanValue
{
    /// <summary>Stands where a secret value would be: the text <c>[secret]</c>.</summary>
    public static PlanText Secret { get; } = new("[secret]");

    /// <summary>Stands where a value would be that is known only after deployment: the text <c>[computed]</c>.</summary>
    public static PlanText Computed { get; } = new("[computed]");

    /// <summary>The text as a plan value.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator PlanValue(string value) => new PlanText(value);

    /// <summary>The number as a plan value.</summary>
    /// <param name="value">The number; it must be finite, since JSON has no others.</param>
    public static implicit operator PlanValue(double value) => new PlanNumber(value);

    /// <summary>The flag as a plan value.</summary>
    /// <param name="value">The flag.</param>
    public static implicit operator PlanValue(bool value) => value ? PlanFlag.True : PlanFlag.False;
}

/// <summary>A text.</summary>
/// <param name="Value">The text as it is, without quotes.</param>
public sealed record PlanText(string Value) : PlanValue
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>True or false.</summary>
/// <param name="Value">The flag.</param>
public sealed record PlanFlag(bool Value) : PlanValue
{
    internal static readonly PlanFlag True = new(true);
    internal static readonly PlanFlag False = new(false);

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";
}

/// <summary>Nothing, where a list has a gap. Maps leave such entries out.</summary>
public sealed record PlanNull : PlanValue
{
    /// <summary>The only one.</summary>
    public static PlanNull Instance { get; } = new();

    private PlanNull()
    {
    }

    /// <inheritdoc/>
    public override string ToString() => "null";
}
