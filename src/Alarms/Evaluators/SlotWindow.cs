namespace Monitoring.Alarms;

/// <summary>
/// The last stretch of a signal as the means of a fixed number of slots, kept in a memory of numbers: old samples need not be stored,
/// noise averages out, and it does not matter how often or how regularly samples come. Slots are closed by sample time.
/// </summary>
/// <remarks>
/// A slot without samples is none: entries are those that have some, each with the mean time of its samples, so a gap is a greater
/// distance between two entries. Slots count from the first sample, not from a round time: all that follows is the same if all times
/// are shifted.
/// </remarks>
internal sealed record SlotWindow
{
    private const int Start = 0;
    private const int Samples = 1;
    private const int Entries = 2;
    private const int Sums = 3;
    private readonly int _at;
    private readonly int _slots;
    private readonly int _width;
    private readonly double _slot;
    private readonly double _keep;

    /// <summary>A window.</summary>
    /// <param name="at">Where in the memory it begins.</param>
    /// <param name="slots">Most closed slots.</param>
    /// <param name="channels">Values per sample.</param>
    /// <param name="slot">Length of a slot, ms.</param>
    /// <param name="keep">Entries older than this before the newest sample are forgotten, ms.</param>
    public SlotWindow(int at, int slots, int channels, double slot, double keep) =>
        (_at, _slots, _width, _slot, _keep) = (at, slots, channels + 1, slot, keep);

    /// <summary>Numbers of memory that it takes.</summary>
    public int Size => Sums + (_width * (_slots + 1));

    /// <summary>Index of the first entry: time, then the channels; the open slot is behind the last closed one.</summary>
    private int First => _at + Sums + _width;

    /// <summary>Empties it.</summary>
    public void Clear(Span<double> memory) => memory.Slice(_at, Size).Clear();

    /// <summary>Takes a sample that is newer than the last.</summary>
    /// <returns>Whether it closed a slot.</returns>
    public bool Add(Span<double> memory, double time, double value, double second = 0)
    {
        var head = memory.Slice(_at, Sums + _width);
        var closed = false;
        if (head[Samples] == 0)
        {
            head[Start] = time;
        }
        else if (time >= head[Start] + _slot)
        {
            Close(memory, time);
            closed = true;
        }

        // Times are summed as distances from the start of the slot: sums of Unix ms would lose their last digits.
        head[Samples]++;
        head[Sums] += time - head[Start];
        head[Sums + 1] += value;
        if (_width > 2)
        {
            head[Sums + 2] += second;
        }

        return closed;
    }

    /// <summary>Closed slots that hold samples.</summary>
    public int Count(ReadOnlySpan<double> memory) => (int)memory[_at + Entries];

    /// <summary>Samples in the open slot.</summary>
    public int Open(ReadOnlySpan<double> memory) => (int)memory[_at + Samples];

    /// <summary>The closed slots, oldest first: time, then the channels, of each.</summary>
    public ReadOnlySpan<double> Closed(ReadOnlySpan<double> memory) => memory.Slice(First, Count(memory) * _width);

    /// <summary>Adds a number to all values of a channel.</summary>
    public void Shift(Span<double> memory, int channel, double by)
    {
        memory[_at + Sums + channel] += by * memory[_at + Samples];
        for (var i = 0; i < Count(memory); i++)
        {
            memory[First + (i * _width) + channel] += by;
        }
    }

    /// <summary>Mean of a channel in slot <paramref name="i"/>, time being channel 0; the open slot is the one behind the last closed.</summary>
    public double this[ReadOnlySpan<double> memory, int i, int channel]
    {
        get
        {
            if (i < Count(memory))
            {
                return memory[First + (i * _width) + channel];
            }

            var mean = memory[_at + Sums + channel] / memory[_at + Samples];
            return channel == 0 ? memory[_at + Start] + mean : mean;
        }
    }

    private void Close(Span<double> memory, double time)
    {
        var head = memory.Slice(_at, Sums + _width);
        var count = (int)head[Entries];
        var entries = memory.Slice(First, _slots * _width);
        if (count == _slots)
        {
            entries[_width..].CopyTo(entries);
            count--;
        }

        var last = entries.Slice(count * _width, _width);
        for (var c = 0; c < _width; c++)
        {
            last[c] = this[memory, (int)head[Entries], c];
        }

        count++;
        var old = 0;
        while (old < count && entries[old * _width] < time - _keep)
        {
            old++;
        }

        if (old > 0)
        {
            entries[(old * _width)..(count * _width)].CopyTo(entries);
        }

        head[Entries] = count - old;
        head[Start] += Math.Floor((time - head[Start]) / _slot) * _slot;
        head[Samples] = 0;
        head[Sums..].Clear();
    }
}
