namespace Monitoring.Alarms;

/// <summary>
/// How long a signal has stayed within a band, and for how much of that something moved, in a memory of numbers. The band may lie
/// anywhere: when a sample leaves it, the longest stretch before that sample that fits with it is kept, to an eighth of the time.
/// </summary>
/// <param name="Resolution">Width of the band.</param>
/// <param name="Time">How long is long, ms.</param>
/// <param name="Gap">A gap between samples longer than this begins anew, ms.</param>
internal sealed record StillRun(double Resolution, double Time, double Gap)
{
    private const int Slots = 8;
    private const int SlotSize = 4;
    private const int Last = 0;
    private const int LastValue = 1;
    private const int Low = 2;
    private const int High = 3;
    private const int Since = 4;
    private const int Total = 5;
    private const int Base = 6;
    private const int LastMove = 7;
    private const int Unsure = 8;
    private const int Broken = 9;
    private const int Count = 10;
    private const int First = 11;

    /// <summary>Numbers of memory that it takes.</summary>
    public const int Size = First + (Slots * SlotSize);

    /// <summary>Last value.</summary>
    public static double Value(ReadOnlySpan<double> memory) => memory[LastValue];

    /// <summary>For how long the values have been within the band, ms.</summary>
    public static double Unchanged(ReadOnlySpan<double> memory) => memory[Last] - memory[Since];

    /// <summary>For how much of that something moved, ms.</summary>
    public static double Moved(ReadOnlySpan<double> memory) => memory[Total] - memory[Base];

    /// <summary>Whether at the last sample nobody knew if something moved.</summary>
    public static bool IsUnsure(ReadOnlySpan<double> memory) => memory[Unsure] == 1;

    /// <summary>Whether nothing can be said: no sample yet, or the last was no measurement.</summary>
    public static bool IsInterrupted(ReadOnlySpan<double> memory) => memory[Broken] != 0;

    /// <summary>Notes a sample that is no measurement.</summary>
    /// <returns>Whether the one before was one.</returns>
    public static bool Interrupt(Span<double> memory)
    {
        var was = memory[Broken] == 0;
        memory[Broken] = 1;
        return was;
    }

    /// <summary>Takes a sample, and whether something moves (null: unknown).</summary>
    public void Add(Span<double> memory, double at, double value, bool? moving)
    {
        memory[Broken] = 0;
        memory[Unsure] = moving is null ? 1 : 0;
        if (!(at - memory[Last] <= Gap))
        {
            (memory[Total], memory[Base], memory[Count], memory[LastMove]) = (0, 0, 0, at);
            (memory[Low], memory[High], memory[Since]) = (value, value, at);
        }
        else if (moving == true)
        {
            memory[Total] += at - memory[Last];
            memory[LastMove] = at;
        }
        else if (at - memory[LastMove] > Time / 4)
        {
            memory[Base] = memory[Total];
        }

        (memory[Last], memory[LastValue]) = (at, value);
        (memory[Low], memory[High]) = (Math.Min(memory[Low], value), Math.Max(memory[High], value));
        if (memory[High] - memory[Low] > Resolution)
        {
            Shorten(memory, at, value);
        }

        NoteSlot(memory, at, value);
    }

    /// <summary>Goes back over the slots as far as they fit with the value that left the band.</summary>
    private void Shorten(Span<double> memory, double at, double value)
    {
        var (low, high, since, total) = (value, value, at, memory[Total]);
        for (var i = (int)memory[Count] - 1; i >= 0; i--)
        {
            var slot = memory.Slice(First + (i * SlotSize), SlotSize);
            var (min, max) = (Math.Min(low, slot[1]), Math.Max(high, slot[2]));
            if (max - min > Resolution)
            {
                break;
            }

            (low, high, since, total) = (min, max, slot[0], slot[3]);
        }

        (memory[Low], memory[High], memory[Since], memory[Base]) = (low, high, since, Math.Max(memory[Base], total));
    }

    /// <summary>Slots: start, least and greatest value, total of movement at the start.</summary>
    private void NoteSlot(Span<double> memory, double at, double value)
    {
        var count = (int)memory[Count];
        var slots = memory.Slice(First, Slots * SlotSize);
        if (count > 0 && at - slots[(count - 1) * SlotSize] < Time / Slots)
        {
            var open = slots.Slice((count - 1) * SlotSize, SlotSize);
            (open[1], open[2]) = (Math.Min(open[1], value), Math.Max(open[2], value));
            return;
        }

        if (count == Slots)
        {
            slots[SlotSize..].CopyTo(slots);
            count--;
        }

        (slots[count * SlotSize], slots[(count * SlotSize) + 1], slots[(count * SlotSize) + 2], slots[(count * SlotSize) + 3]) =
            (at, value, value, memory[Total]);
        memory[Count] = count + 1;
    }
}
