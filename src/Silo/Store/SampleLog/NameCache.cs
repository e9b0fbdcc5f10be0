using System.Text;

namespace Monitoring.Silo;

/// <summary>Strings of names that come again and again, found by their bytes. Bounded: forgets everything when it is full.</summary>
internal sealed class NameCache
{
    private const int MostNames = 100_000;
    private const int LongestCached = 128;

    private readonly HashSet<string> _names = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public NameCache() => _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The string of these UTF-8 bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestCached)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> text = stackalloc char[LongestCached];
        text = text[..Encoding.UTF8.GetChars(utf8, text)];
        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_names.Count >= MostNames)
        {
            _names.Clear();
        }

        var name = text.ToString();
        _names.Add(name);
        return name;
    }
}
