namespace Monitoring.Silo;

/// <summary>Where the records of one site lie that are above its checkpoint, in order. Used under the lock of the log.</summary>
internal sealed class SitePointers(string siteId)
{
    private readonly Queue<Pointer> _pointers = new();

    /// <summary>The site.</summary>
    public string SiteId { get; } = siteId;

    /// <summary>Up to here its state is stored elsewhere.</summary>
    public long Checkpoint { get; private set; }

    /// <summary>Records it still needs.</summary>
    public int Count => _pointers.Count;

    /// <summary>The first record it still needs; null if there is none.</summary>
    public Pointer? First => _pointers.TryPeek(out var first) ? first : null;

    /// <summary>Position of the last record it still needs; 0 if there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Takes a durable record in.</summary>
    public void Add(Pointer pointer)
    {
        if (pointer.Position > Checkpoint)
        {
            _pointers.Enqueue(pointer);
            Last = pointer.Position;
            pointer.Segment.Pins++;
        }
    }

    /// <summary>Moves the checkpoint forward and lets go of what is below it.</summary>
    public bool Advance(long position)
    {
        if (position <= Checkpoint)
        {
            return false;
        }

        Checkpoint = position;
        while (_pointers.TryPeek(out var first) && first.Position <= position)
        {
            _pointers.Dequeue().Segment.Pins--;
        }

        return true;
    }

    /// <summary>Pointers above a position.</summary>
    public List<Pointer> Above(long position)
    {
        List<Pointer> found = [];
        foreach (var pointer in _pointers)
        {
            if (pointer.Position > position)
            {
                found.Add(pointer);
            }
        }

        return found;
    }

    /// <summary>A record on disk.</summary>
    internal readonly record struct Pointer(long Position, Segment Segment, long Offset, int Length);
}
