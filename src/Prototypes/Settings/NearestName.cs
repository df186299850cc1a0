namespace Prototypes.Settings;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class NearestName
{
    /// <summary>The candidate that takes the fewest edits to become the text; null if none is near. The first of equals wins.</summary>
    /// <remarks>Near is up to a third of the text's length, and at least one edit, without regard to case.</remarks>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(candidates);
        var limit = Math.Max(1, text.Length / 3);
        return candidates
            .Where(candidate => Math.Abs(candidate.Length - text.Length) <= limit)
            .Select(candidate => (Candidate: candidate, Distance: Distance(text.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault()
            .Candidate;
    }

    /// <summary>How many insertions, deletions, replacements and swaps lie between two texts (optimal string alignment).</summary>
    public static int Distance(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var beforeLast = new int[right.Length + 1];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replace = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replace, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, current);
        }

        return last[right.Length];
    }
}
