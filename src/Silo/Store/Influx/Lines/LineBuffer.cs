using System.Buffers;

namespace Monitoring.Silo;

/// <summary>Bytes of one request in an array of the pool, with what the sink must know of it. Grows as needed.</summary>
internal sealed class LineBuffer : IDisposable
{
    private byte[] _bytes;

    public LineBuffer(int capacity) => _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes in use.</summary>
    public int Length { get; private set; }

    /// <summary>Values in it: fields that are samples.</summary>
    public int Values { get; set; }

    /// <summary>Lowest position of the log that has something in it.</summary>
    public long First { get; set; }

    /// <summary>Arrival time of the batch at <see cref="First"/>, Unix milliseconds.</summary>
    public long ReceivedAt { get; set; }

    /// <summary>When the first bytes were put in, by <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long Begun { get; set; }

    /// <summary>What is in use.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>The array, for what must have one.</summary>
    public byte[] Array => _bytes;

    /// <summary>Room for so many more bytes at the end.</summary>
    public Span<byte> Room(int bytes)
    {
        if (_bytes.Length - Length < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + bytes));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>So many bytes of the room are used now.</summary>
    public void Advance(int bytes) => Length += bytes;

    /// <summary>Forgets the content, keeps the array.</summary>
    public void Clear() => (Length, Values) = (0, 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }
}
