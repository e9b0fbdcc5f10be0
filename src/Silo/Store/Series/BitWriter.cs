namespace Monitoring.Silo;

/// <summary>Writes bits, highest first, into a buffer that is used again.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[1024];
    private int _length;
    private ulong _pending;
    private int _pendingBits;

    /// <summary>What was written, the last byte filled with zeros.</summary>
    public ReadOnlySpan<byte> ToSpan()
    {
        var length = _length;
        if (_pendingBits > 0)
        {
            Room(1);
            _bytes[length++] = (byte)(_pending << (8 - _pendingBits));
        }

        return _bytes.AsSpan(0, length);
    }

    /// <summary>Begins again.</summary>
    public void Clear() => (_length, _pending, _pendingBits) = (0, 0, 0);

    /// <summary>Writes the lowest bits of a value, 0 to 64.</summary>
    public void Write(ulong value, int bits)
    {
        if (bits > 32)
        {
            Write(value >> 32, bits - 32);
            bits = 32;
        }

        _pending = (_pending << bits) | (value & ((1UL << bits) - 1));
        _pendingBits += bits;
        Room(8);
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            _bytes[_length++] = (byte)(_pending >> _pendingBits);
        }
    }

    /// <summary>Writes a number of which most are small: 1 bit for zero, then 9, 15, 24, 37 and 69 bits.</summary>
    public void WriteSigned(long value)
    {
        var folded = (ulong)((value << 1) ^ (value >> 63));
        switch (folded)
        {
            case 0:
                Write(0, 1);
                break;
            case < 1UL << 7:
                Write(0b10, 2);
                Write(folded, 7);
                break;
            case < 1UL << 12:
                Write(0b110, 3);
                Write(folded, 12);
                break;
            case < 1UL << 20:
                Write(0b1110, 4);
                Write(folded, 20);
                break;
            case < 1UL << 32:
                Write(0b11110, 5);
                Write(folded, 32);
                break;
            default:
                Write(0b11111, 5);
                Write(folded, 64);
                break;
        }
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
    }
}
