using System.Text;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Points;

/// <summary>
/// Finds points for one connection and site. A site's batches repeat their order, so the next name is predicted from the batch
/// before and compared in place; only a miss is looked up.
/// </summary>
internal sealed class PointCursor
{
    private const int NameCacheSize = 64;

    private readonly string?[] _names = new string?[NameCacheSize];
    private PointIndex _index;
    private int[] _order = new int[16];
    private int[] _marks;
    private int _ordered;
    private int _position;
    private int _mark;

    public PointCursor(PointIndex index)
    {
        _index = index;
        _marks = new int[index.Count];
    }

    public PointIndex Index => _index;

    /// <summary>Goes over to a newer table.</summary>
    public void Use(PointIndex index)
    {
        if (ReferenceEquals(index, _index))
        {
            return;
        }

        _index = index;
        _marks = new int[index.Count];
        _ordered = 0;
    }

    /// <summary>A new list of points begins.</summary>
    public void Begin()
    {
        _position = 0;
        if (++_mark == int.MaxValue)
        {
            Array.Clear(_marks);
            _mark = 1;
        }
    }

    /// <summary>If the text begins with the predicted name in quotes: the point and the length of the name with quotes.</summary>
    public bool TryPredicted(ReadOnlySpan<byte> text, out int point, out int length)
    {
        if (_position < _ordered)
        {
            point = _order[_position];
            var name = _index.Quoted(point);
            if (text.StartsWith(name))
            {
                length = name.Length;
                _position++;
                return true;
            }
        }

        point = -1;
        length = 0;
        return false;
    }

    /// <summary>Looks the next name up and remembers it for the prediction. <paramref name="unknown"/> is its text if it is not in the table.</summary>
    public int FindNext(ReadOnlySpan<byte> name, out string? unknown)
    {
        var point = Find(name, out unknown);
        if (unknown is null)
        {
            if (_position == _order.Length)
            {
                Array.Resize(ref _order, _order.Length * 2);
            }

            _order[_position++] = point;
            _ordered = Math.Max(_ordered, _position);
        }

        return point;
    }

    /// <summary>Looks a name up.</summary>
    public int Find(ReadOnlySpan<byte> name, out string? unknown)
    {
        var point = _index.Find(name);
        unknown = point < 0 ? Text(name) : null;
        return point;
    }

    /// <summary>Marks a point as seen in this list; false if it was there before.</summary>
    public bool Mark(int point)
    {
        ref var mark = ref _marks[point];
        var first = mark != _mark;
        mark = _mark;
        return first;
    }

    // A gateway sends the same unknown names again and again: the last text of each slot is kept.
    private string Text(ReadOnlySpan<byte> name)
    {
        ref var slot = ref _names[PayloadHash.Compute(name) % NameCacheSize];
        Span<char> characters = stackalloc char[64];
        var length = Encoding.UTF8.GetChars(name, characters);
        if (slot is null || !characters[..length].SequenceEqual(slot))
        {
            slot = new string(characters[..length]);
        }

        return slot;
    }
}
