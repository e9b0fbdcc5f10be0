namespace Monitoring.Alarms;

/// <summary>
/// Begin and end of a window as one slot each: of the first three and of the last three slots the one with the middle value, so that
/// a spike in one slot does not count. On a straight line that is the middle one, so nothing is lost.
/// </summary>
/// <param name="Old">Index of the slot that stands for the begin.</param>
/// <param name="New">Index of the slot that stands for the end.</param>
internal readonly record struct Ends(int Old, int New)
{
    /// <summary>Fewest slots, the open one included, of which the ends are middle values.</summary>
    public const int Fewest = 6;

    /// <summary>Slots that a window of this many slots per length needs, so that the two ends are the window's length apart.</summary>
    public static int Slots(int perWindow) => perWindow + 2;

    /// <summary>Finds the ends; with fewer than <see cref="Fewest"/> slots they are the first and the last one, and a spike counts.</summary>
    /// <param name="window">The window.</param>
    /// <param name="memory">Memory.</param>
    /// <param name="channel">The channel whose middle value is taken.</param>
    /// <param name="count">Slots, the open one included.</param>
    public static Ends Find(SlotWindow window, ReadOnlySpan<double> memory, int channel, int count) => count < Fewest
        ? new Ends(0, count - 1)
        : new Ends(Middle(window, memory, channel, 0), Middle(window, memory, channel, count - 3));

    private static int Middle(SlotWindow window, ReadOnlySpan<double> memory, int channel, int first)
    {
        var (a, b, c) = (window[memory, first, channel], window[memory, first + 1, channel], window[memory, first + 2, channel]);
        return (a <= b) == (b <= c) ? first + 1 : (a <= b) == (c <= a) ? first : first + 2;
    }
}
