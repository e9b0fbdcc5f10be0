using System.Text;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Points;

/// <summary>A point table made for look-up by the bytes of a name. Immutable; shared by all connections.</summary>
internal sealed class PointIndex
{
    private readonly byte[] _quoted;
    private readonly int[] _offsets;
    private readonly int[] _slots;

    public PointIndex(PointTable table)
    {
        Version = table.Version;
        var names = table.PointIds;
        _offsets = new int[names.Length + 1];
        var length = 0;
        for (var i = 0; i < names.Length; i++)
        {
            _offsets[i] = length;
            length += Encoding.UTF8.GetByteCount(names[i]) + 2;
        }

        _offsets[names.Length] = length;
        _quoted = new byte[length];
        _slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, names.Length * 2))];
        for (var i = 0; i < names.Length; i++)
        {
            _quoted[_offsets[i]] = _quoted[_offsets[i + 1] - 1] = (byte)'"';
            Encoding.UTF8.GetBytes(names[i], _quoted.AsSpan(_offsets[i] + 1));
            Insert(i);
        }
    }

    public int Version { get; }

    public int Count => _offsets.Length - 1;

    /// <summary>The name of a point in quotes, as it stands in JSON.</summary>
    public ReadOnlySpan<byte> Quoted(int point) => _quoted.AsSpan(_offsets[point].._offsets[point + 1]);

    /// <summary>The point of that name, or −1.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)PayloadHash.Compute(name) & mask; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (Quoted(_slots[slot] - 1)[1..^1].SequenceEqual(name))
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    // A name that was removed and came back holds two places; the newer one counts.
    private void Insert(int point)
    {
        var name = Quoted(point)[1..^1];
        var mask = _slots.Length - 1;
        var slot = (int)PayloadHash.Compute(name) & mask;
        while (_slots[slot] != 0 && !Quoted(_slots[slot] - 1)[1..^1].SequenceEqual(name))
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = point + 1;
    }
}
