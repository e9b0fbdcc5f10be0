namespace Monitoring.Silo;

/// <summary>Reads what <see cref="BitWriter"/> wrote. Beyond the end there are zeros.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>Reads 0 to 64 bits.</summary>
    public ulong Read(int bits)
    {
        if (bits > 32)
        {
            return (Read(bits - 32) << 32) | Read(32);
        }

        while (_pendingBits < bits)
        {
            _pending = (_pending << 8) | (_next < _bytes.Length ? _bytes[_next] : 0u);
            _next++;
            _pendingBits += 8;
        }

        _pendingBits -= bits;
        return (_pending >> _pendingBits) & ((1UL << bits) - 1);
    }

    /// <summary>Reads a number of <see cref="BitWriter.WriteSigned"/>.</summary>
    public long ReadSigned()
    {
        if (Read(1) == 0)
        {
            return 0;
        }

        var folded = Read(1) == 0 ? Read(7)
            : Read(1) == 0 ? Read(12)
            : Read(1) == 0 ? Read(20)
            : Read(1) == 0 ? Read(32)
            : Read(64);
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }
}
