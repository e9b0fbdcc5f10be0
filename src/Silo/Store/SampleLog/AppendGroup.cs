namespace Monitoring.Silo;

/// <summary>Records that go to disk together. Filled under the lock of the log, then owned by the committer.</summary>
internal sealed class AppendGroup(int mostBytes)
{
    private const int FirstBytes = 256 << 10;

    private byte[] _bytes = new byte[Math.Min(FirstBytes, mostBytes)];

    /// <summary>The records in order.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>Bytes in use.</summary>
    public int Used { get; private set; }

    /// <summary>First entry that is not yet on disk.</summary>
    public int Done { get; set; }

    /// <summary>
    /// Ends with what became of the group. Waiters go on asynchronously: run inline they would all run on the committer, and
    /// the disk would wait for them (measured: it is harmful).
    /// </summary>
    public TaskCompletionSource<bool> Completion { get; private set; } = NewCompletion();

    /// <summary>Nothing to write.</summary>
    public bool IsEmpty => Entries.Count == 0;

    /// <summary>Room for a record; false if the bound does not allow it.</summary>
    public bool TryReserve(int length, out int offset)
    {
        offset = Used;
        if (Used + (long)length > mostBytes)
        {
            return false;
        }

        if (Used + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(mostBytes, Math.Max((long)_bytes.Length * 2, Used + (long)length)));
        }

        Used += length;
        return true;
    }

    /// <summary>Bytes of the group.</summary>
    public Span<byte> Bytes(int offset, int length) => _bytes.AsSpan(offset, length);

    /// <summary>Tells the waiters; later ones wait for the next try.</summary>
    public void Complete(bool durable)
    {
        var completion = Completion;
        Completion = NewCompletion();
        completion.SetResult(durable);
    }

    /// <summary>Makes it ready to be filled again.</summary>
    public void Clear()
    {
        Entries.Clear();
        Used = 0;
        Done = 0;
    }

    private static TaskCompletionSource<bool> NewCompletion() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A record of the group.</summary>
    internal readonly record struct Entry(SitePointers Site, long Position, int Offset, int Length);
}
