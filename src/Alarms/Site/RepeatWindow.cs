namespace Monitoring.Alarms;

/// <summary>
/// Which numbered messages of a gateway came lately. A repeat is a number that is among the last <see cref="Size"/>; it is
/// acknowledged and ignored (contract.md §2). A gateway that starts counting anew, from 0 or 1 with other content or from a number far
/// below, is not taken for a repeat. One that starts anew inside the window is: its numbers are not increasing.
/// </summary>
internal sealed class RepeatWindow
{
    /// <summary>Numbers remembered.</summary>
    public const int Size = 256;

    private readonly long[] _seqs = new long[Size];
    private readonly ulong[] _fingerprints = new ulong[Size];

    /// <summary>The highest number since the count began; −1 before the first.</summary>
    public long Last { get; private set; } = -1;

    /// <summary>An empty window.</summary>
    public RepeatWindow() => Array.Fill(_seqs, -1);

    /// <summary>Whether a message is a repeat.</summary>
    public bool Contains(long seq, ulong fingerprint)
    {
        if (seq < 0 || !Holds(seq))
        {
            return false;
        }

        var sameContent = _fingerprints[(int)(seq % Size)] == fingerprint;
        return sameContent || !(seq <= 1 && Last > 1);
    }

    /// <summary>Remembers a message that was taken.</summary>
    public void Add(long seq, ulong fingerprint)
    {
        if (seq < 0)
        {
            return;
        }

        if (seq <= 1 && Last > 1 || Last - seq >= Size)
        {
            Array.Fill(_seqs, -1);
            Last = -1;
        }

        _seqs[(int)(seq % Size)] = seq;
        _fingerprints[(int)(seq % Size)] = fingerprint;
        Last = Math.Max(Last, seq);
    }

    /// <summary>Writes the numbers that are held.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Last);
        writer.Write(_seqs.Count(s => s >= 0));
        for (var i = 0; i < Size; i++)
        {
            if (_seqs[i] >= 0)
            {
                writer.Write(_seqs[i]);
                writer.Write(_fingerprints[i]);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static RepeatWindow Read(BinaryReader reader)
    {
        var window = new RepeatWindow { Last = reader.ReadInt64() };
        for (var n = reader.ReadInt32(); n > 0; n--)
        {
            var seq = reader.ReadInt64();
            window._seqs[(int)(seq % Size)] = seq;
            window._fingerprints[(int)(seq % Size)] = reader.ReadUInt64();
        }

        return window;
    }

    private bool Holds(long seq) => _seqs[(int)(seq % Size)] == seq;
}
