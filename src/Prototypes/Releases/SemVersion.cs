using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Prototypes.Releases;

/// <summary>A semantic version (semver.org 2.0.0), with the leading <c>v</c> that some projects put before theirs.</summary>
/// <remarks>Neither the leading <c>v</c> nor build metadata counts when versions are compared; both are kept for display.</remarks>
public sealed class SemVersion : IEquatable<SemVersion>, IComparable<SemVersion>, IParsable<SemVersion>
{
    private SemVersion(int major, int minor, int patch, string prerelease, string text)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        Prerelease = prerelease;
        Text = text;
    }

    /// <summary>The first number.</summary>
    public int Major { get; }

    /// <summary>The second number.</summary>
    public int Minor { get; }

    /// <summary>The third number.</summary>
    public int Patch { get; }

    /// <summary>The identifiers of a prerelease without the hyphen before them, such as <c>rc.1</c>; empty for a release.</summary>
    public string Prerelease { get; }

    private string Text { get; }

    /// <summary>The version without a leading <c>v</c>, as charts mostly write it.</summary>
    public string Plain => Text.TrimStart('v');

    /// <summary>The version with a leading <c>v</c>, as image and Git tags mostly write it.</summary>
    public string Tag => $"v{Plain}";

    /// <summary>Reads a version of three numbers.</summary>
    /// <exception cref="FormatException">The text is not a semantic version.</exception>
    public static SemVersion Parse(string s) =>
        TryParse(s, out var version) ? version : throw new FormatException($"'{s}' is not a semantic version.");

    /// <summary>Reads a version of three numbers, with or without a leading <c>v</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, [NotNullWhen(true)] out SemVersion? result)
    {
        result = null;
        if (s is null)
        {
            return false;
        }

        var core = s.StartsWith('v') ? s[1..] : s;
        if (core.IndexOf('+') is >= 0 and var plus)
        {
            if (!core[(plus + 1)..].Split('.').All(IsIdentifier))
            {
                return false;
            }

            core = core[..plus];
        }

        var prerelease = "";
        if (core.IndexOf('-') is >= 0 and var hyphen)
        {
            prerelease = core[(hyphen + 1)..];
            if (!prerelease.Split('.').All(identifier => IsIdentifier(identifier) && !HasLeadingZero(identifier)))
            {
                return false;
            }

            core = core[..hyphen];
        }

        var numbers = core.Split('.');
        if (numbers.Length != 3 || !TryParseNumber(numbers[0], out var major) || !TryParseNumber(numbers[1], out var minor)
            || !TryParseNumber(numbers[2], out var patch))
        {
            return false;
        }

        result = new SemVersion(major, minor, patch, prerelease, s);
        return true;
    }

    static SemVersion IParsable<SemVersion>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<SemVersion>.TryParse(string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out SemVersion result) =>
        TryParse(s, out result);

    /// <summary>Compares by precedence: numbers first, then a prerelease before its release.</summary>
    public int CompareTo(SemVersion? other)
    {
        if (other is null)
        {
            return 1;
        }

        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return numbers != 0 ? numbers : ComparePrereleases(Prerelease, other.Prerelease);
    }

    /// <summary>Whether both have the same precedence.</summary>
    public bool Equals(SemVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SemVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch, Prerelease);

    /// <summary>The version as it was written.</summary>
    public override string ToString() => Text;

    /// <summary>Whether both have the same precedence.</summary>
    public static bool operator ==(SemVersion? left, SemVersion? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the versions differ in precedence.</summary>
    public static bool operator !=(SemVersion? left, SemVersion? right) => !(left == right);

    /// <summary>Whether the left version is older.</summary>
    public static bool operator <(SemVersion left, SemVersion right) => Comparer<SemVersion>.Default.Compare(left, right) < 0;

    /// <summary>Whether the left version is older or the same.</summary>
    public static bool operator <=(SemVersion left, SemVersion right) => Comparer<SemVersion>.Default.Compare(left, right) <= 0;

    /// <summary>Whether the left version is newer.</summary>
    public static bool operator >(SemVersion left, SemVersion right) => Comparer<SemVersion>.Default.Compare(left, right) > 0;

    /// <summary>Whether the left version is newer or the same.</summary>
    public static bool operator >=(SemVersion left, SemVersion right) => Comparer<SemVersion>.Default.Compare(left, right) >= 0;

    private static int ComparePrereleases(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return right.Length.CompareTo(left.Length);
        }

        var lefts = left.Split('.');
        var rights = right.Split('.');
        for (var i = 0; i < Math.Min(lefts.Length, rights.Length); i++)
        {
            var order = CompareIdentifiers(lefts[i], rights[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    // Numbers of any length come before words; without leading zeros, the longer number is the larger one.
    private static int CompareIdentifiers(string left, string right) =>
        (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit)) switch
        {
            (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
            (true, false) => -1,
            (false, true) => 1,
            _ => Math.Sign(string.CompareOrdinal(left, right)),
        };

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static bool HasLeadingZero(string text) => text.Length > 1 && text[0] == '0' && text.All(char.IsAsciiDigit);

    private static bool TryParseNumber(string text, out int number)
    {
        number = 0;
        return !HasLeadingZero(text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
