using System.Text;

namespace Monitoring.Alarms;

/// <summary>Writes numbers in as few bytes as they need (LEB128, seven bits a byte) and texts in UTF-8 behind their length.</summary>
internal sealed class KpiWriter
{
    private readonly List<byte> _bytes = [];

    public void Number(long value)
    {
        var rest = (ulong)value;
        while (rest >= 0x80)
        {
            _bytes.Add((byte)(rest | 0x80));
            rest >>= 7;
        }

        _bytes.Add((byte)rest);
    }

    public void Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Number(utf8.Length);
        _bytes.AddRange(utf8);
    }

    public void Counters(SortedDictionary<int, long> counters)
    {
        Number(counters.Count);
        foreach (var (key, count) in counters)
        {
            Number(key);
            Number(count);
        }
    }

    public byte[] ToArray() => [.. _bytes];
}

/// <summary>Reads what <see cref="KpiWriter"/> wrote.</summary>
/// <exception cref="InvalidDataException">From each method: the bytes end too early or a number is too long.</exception>
internal ref struct KpiReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && !_rest.IsEmpty; shift += 7)
        {
            var next = _rest[0];
            _rest = _rest[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }

        throw new InvalidDataException("The stored figures end in the middle of a number.");
    }

    /// <summary>A number below a bound.</summary>
    public int Number(int below)
    {
        var value = Number();
        return value >= 0 && value < below ? (int)value : throw new InvalidDataException($"The stored figures have {value} where less than {below} is possible.");
    }

    public string Text()
    {
        var length = Number(_rest.Length + 1);
        if (length > _rest.Length)
        {
            throw new InvalidDataException("The stored figures end in the middle of a text.");
        }

        var text = Encoding.UTF8.GetString(_rest[..length]);
        _rest = _rest[length..];
        return text;
    }
}
