using System.Globalization;

namespace Prototypes.Planning.Values;

/// <summary>A number. Pulumi has only one kind, the double; a number that is whole is written whole.</summary>
/// <param name="Value">The number, finite.</param>
public sealed record PlanNumber(double Value) : PlanValue
{
    // Up to here every whole double is an integer of its own; above it, the exponent says honestly how exact the number is.
    private const double LargestExactInteger = 9007199254740992;

    internal bool IsWhole => double.IsInteger(Value) && Math.Abs(Value) <= LargestExactInteger;

    /// <summary>The number as JSON and YAML write it, whatever the culture: <c>3</c>, <c>-0.5</c>, <c>1E+20</c>.</summary>
    /// <returns>The shortest text that reads back as the same number.</returns>
    public override string ToString() => IsWhole
        ? ((long)Value).ToString(CultureInfo.InvariantCulture)
        : Value.ToString("R", CultureInfo.InvariantCulture);
}
