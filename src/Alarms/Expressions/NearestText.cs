namespace Monitoring.Alarms;

/// <summary>Finds what somebody meant who made a slip: wrong case, a letter left out, doubled, exchanged or swapped with its neighbour.</summary>
internal static class NearestText
{
    private const int Longest = 64;

    /// <summary>The candidate with the fewest slips, at most one per three characters and three in all; null if there is none.</summary>
    public static string? Find(string written, IEnumerable<string> candidates)
    {
        var allowed = Math.Min(3, Math.Max(1, written.Length / 3));
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - written.Length) <= allowed && written.Length <= Longest && candidate.Length <= Longest
                && Slips(written, candidate) is var slips && slips <= allowed && (nearest is null || slips < allowed))
            {
                (nearest, allowed) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>Optimal string alignment distance, blind to case.</summary>
    private static int Slips(string a, string b)
    {
        Span<int> rows = stackalloc int[3 * (Longest + 1)];
        var before = rows[..(Longest + 1)];
        var last = rows.Slice(Longest + 1, Longest + 1);
        var row = rows[(2 * (Longest + 1))..];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            var spare = before;
            before = last;
            last = row;
            row = spare;
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
