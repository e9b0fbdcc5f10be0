using Microsoft.Win32.SafeHandles;

namespace Monitoring.Silo;

/// <summary>
/// Goes through the records of a segment from front to back. Where the bytes are no record it looks for the next place
/// where they are: salt, checksum and rising position must all fit.
/// </summary>
internal sealed class SegmentCursor(SafeFileHandle handle, uint? salt, long start, long after)
{
    private const int ChunkLength = 256 << 10;

    private byte[] _buffer = new byte[ChunkLength];
    private long _bufferAt;
    private int _buffered;
    private long _next = start;
    private uint? _salt = salt;

    /// <summary>Where the current record begins.</summary>
    public long Offset { get; private set; }

    /// <summary>The current record's header.</summary>
    public RecordHeader Header { get; private set; } = new(0, 0, 0, 0, 0, after);

    /// <summary>Where the current record ends; the end of all good records when <see cref="MoveNext"/> says false.</summary>
    public long End { get; private set; } = start;

    /// <summary>Bytes before the current record that are no record although they should be; 0 if it follows the one before it.</summary>
    public long Skipped { get; private set; }

    /// <summary>Position of the record before the current one; the one given if there was none.</summary>
    public long Before { get; private set; } = after;

    /// <summary>The current record, until the next call.</summary>
    public ReadOnlySpan<byte> Record => _buffer.AsSpan((int)(Offset - _bufferAt), Header.RecordLength);

    /// <summary>Salt of the segment; if its header was damaged, that of the first good record.</summary>
    public uint? Salt => _salt;

    /// <summary>To the next good record that ends at or before <paramref name="limit"/>.</summary>
    public bool MoveNext(long limit)
    {
        var at = _next;
        while (limit - at >= RecordHeader.Length)
        {
            if (IsRecord(at, limit, out var header))
            {
                (Skipped, Before) = (at - End, Header.Position);
                (Offset, Header, End) = (at, header, at + header.RecordLength);
                _next = End;
                _salt ??= header.Salt;
                return true;
            }

            at = SkipZeros(at + RecordHeader.Alignment, limit);
        }

        return false;
    }

    private bool IsRecord(long at, long limit, out RecordHeader header)
    {
        header = default;
        return Ensure(at, RecordHeader.Length, limit)
            && RecordHeader.TryRead(View(at, RecordHeader.Length), out header)
            && (_salt is null || header.Salt == _salt)
            && header.Position > Header.Position
            && at + header.RecordLength <= limit
            && Ensure(at, header.RecordLength, limit)
            && header.Matches(View(at, header.RecordLength));
    }

    /// <summary>The unused tail of a preallocated segment is megabytes of zeros.</summary>
    private long SkipZeros(long at, long limit)
    {
        while (Ensure(at, RecordHeader.Length, limit))
        {
            var view = _buffer.AsSpan((int)(at - _bufferAt), _buffered - (int)(at - _bufferAt));
            var used = view.IndexOfAnyExcept((byte)0);
            if (used >= 0)
            {
                return at + (used & -RecordHeader.Alignment);
            }

            at += Math.Max(RecordHeader.Alignment, view.Length & -RecordHeader.Alignment);
        }

        return limit;
    }

    private ReadOnlySpan<byte> View(long at, int length) => _buffer.AsSpan((int)(at - _bufferAt), length);

    private bool Ensure(long at, int length, long limit)
    {
        if (at + length > limit)
        {
            return false;
        }

        if (at >= _bufferAt && at + length <= _bufferAt + _buffered)
        {
            return true;
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[Math.Max(length, Math.Min(_buffer.Length * 2, 1 << 30))];
        }

        _bufferAt = at;
        _buffered = 0;
        var wanted = (int)Math.Min(_buffer.Length, limit - at);
        while (_buffered < wanted)
        {
            var read = RandomAccess.Read(handle, _buffer.AsSpan(_buffered, wanted - _buffered), at + _buffered);
            if (read == 0)
            {
                break;
            }

            _buffered += read;
        }

        return _buffered >= length;
    }
}
