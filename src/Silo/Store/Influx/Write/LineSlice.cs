namespace Monitoring.Silo;

/// <summary>Whole lines of line protocol, and how to make less of them.</summary>
/// <param name="Bytes">UTF-8; each line ends with a line feed.</param>
internal readonly record struct LineSlice(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Number of lines.</summary>
    public int Lines => Bytes.Span.Count((byte)'\n');

    /// <summary>
    /// Two parts that hold the same: between two lines near the middle, or, of a single line, between two of its fields.
    /// False for a line of one field. Parts of a line are new arrays.
    /// </summary>
    public bool TrySplit(out LineSlice first, out LineSlice second)
    {
        var span = Bytes.Span;
        var middle = span[..(span.Length / 2)].LastIndexOf((byte)'\n') + 1;
        if (middle == 0)
        {
            middle = span.IndexOf((byte)'\n') + 1;
        }

        if (middle > 0 && middle < span.Length)
        {
            (first, second) = (new(Bytes[..middle]), new(Bytes[middle..]));
            return true;
        }

        return TrySplitFields(span, out first, out second);
    }

    private static bool TrySplitFields(ReadOnlySpan<byte> line, out LineSlice first, out LineSlice second)
    {
        // The encoder writes numbers only, so a comma or blank that no backslash precedes separates.
        var fields = NextFree(line, (byte)' ', 0) + 1;
        var time = line.LastIndexOf((byte)' ');
        var middle = fields + ((time - fields) / 2);
        var comma = -1;
        for (var at = NextFree(line, (byte)',', fields); at >= 0 && at < time && (comma < 0 || at <= middle); at = NextFree(line, (byte)',', at + 1))
        {
            comma = at;
        }

        if (comma < 0)
        {
            (first, second) = (default, default);
            return false;
        }

        first = new((byte[])[.. line[..comma], .. line[time..]]);
        second = new((byte[])[.. line[..fields], .. line[(comma + 1)..]]);
        return true;
    }

    private static int NextFree(ReadOnlySpan<byte> line, byte wanted, int from)
    {
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == (byte)'\\')
            {
                i++;
            }
            else if (line[i] == wanted)
            {
                return i;
            }
        }

        return -1;
    }
}
