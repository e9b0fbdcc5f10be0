namespace Monitoring.Alarms;

/// <summary>
/// What a signal usually does in a window, in a memory of numbers: its rises, one every half window, 32 of them. What counts is how much
/// they differ from the one a window before: noise of any correlation makes rises that change, a steady ramp does not. So noise is told
/// from a trend without a model of either, and a long ramp does not become usual by lasting.
/// </summary>
internal static class RiseHistory
{
    private const int Rises = 32;
    private const int Last = 0;
    private const int Count = 1;
    private const int Usual = 2;
    private const int First = 3;

    // The newest ones can be those of a fault that begins: left out.
    private const int Fresh = 2;

    // Differences needed to know.
    private const int Fewest = 4;

    /// <summary>Numbers of memory that it takes.</summary>
    public const int Size = First + Rises;

    /// <summary>Nothing is known.</summary>
    public static void Begin(Span<double> memory)
    {
        memory[..Size].Clear();
        (memory[Last], memory[Usual]) = (double.NaN, double.NaN);
    }

    /// <summary>The rise over a window that is more than usual; NaN if not known yet.</summary>
    public static double Enough(ReadOnlySpan<double> memory) => memory[Usual];

    /// <summary>Notes the slope of the window if the last one noted is half a window old.</summary>
    public static void Note(Span<double> memory, double at, double slope, double window)
    {
        if (at - memory[Last] < window / 2 || !double.IsFinite(slope))
        {
            return;
        }

        var rises = memory.Slice(First, Rises);
        var count = (int)memory[Count];
        if (count == Rises)
        {
            rises[1..].CopyTo(rises);
            count--;
        }

        rises[count++] = slope * window;
        (memory[Last], memory[Count]) = (at, count);
        memory[Usual] = count >= Fewest + 2 + Fresh ? Measure(rises[..(count - Fresh)]) : double.NaN;
    }

    private static double Measure(ReadOnlySpan<double> rises)
    {
        Span<double> changes = stackalloc double[rises.Length - 2];
        for (var i = 0; i < changes.Length; i++)
        {
            changes[i] = Math.Abs(rises[i + 2] - rises[i]);
        }

        changes.Sort();

        // |N(0, 2σ²)| has its median at 0.954 σ and its upper quartile at 1.627 σ; the greater, for a coarse signal rarely changes at all.
        var n = changes.Length;
        var sigma = Math.Max(changes[n / 2] / 0.954, changes[n * 3 / 4] / 1.627);

        // Few differences know sigma badly: they need more.
        return sigma * (6.5 + (16.0 / n));
    }
}
