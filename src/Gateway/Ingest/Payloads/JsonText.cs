using System.Globalization;
using System.Text;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>Text inside JSON strings.</summary>
internal static class JsonText
{
    /// <summary>Resolves the escapes of a scanned string. False if the result is longer than <paramref name="target"/> or holds half a surrogate pair.</summary>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> target, out int length)
    {
        length = 0;
        while (!raw.IsEmpty)
        {
            if (raw[0] != (byte)'\\')
            {
                if (length == target.Length)
                {
                    return false;
                }

                target[length++] = raw[0];
                raw = raw[1..];
                continue;
            }

            if (!TryRune(ref raw, out var rune) || !rune.TryEncodeToUtf8(target[length..], out var written))
            {
                return false;
            }

            length += written;
        }

        return true;
    }

    /// <summary>A string of at most <paramref name="maximumBytes"/> (1 to 256) UTF-8 bytes after its escapes; null if it is longer.</summary>
    public static string? ToString(ReadOnlySpan<byte> raw, bool escaped, int maximumBytes)
    {
        Span<byte> buffer = stackalloc byte[256];
        scoped var text = raw;
        if (escaped)
        {
            if (!TryUnescape(raw, buffer, out var length))
            {
                return null;
            }

            text = buffer[..length];
        }

        return text.Length <= maximumBytes ? Encoding.UTF8.GetString(text) : null;
    }

    private static bool TryRune(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        if (raw[1] != (byte)'u')
        {
            rune = new Rune((char)(raw[1] switch
            {
                (byte)'b' => 8,
                (byte)'f' => 12,
                (byte)'n' => 10,
                (byte)'r' => 13,
                (byte)'t' => 9,
                var same => same,
            }));
            raw = raw[2..];
            return true;
        }

        var first = Unit(ref raw);
        if (!char.IsSurrogate(first))
        {
            rune = new Rune(first);
            return true;
        }

        rune = default;
        return raw.StartsWith("\\u"u8) && Rune.TryCreate(first, Unit(ref raw), out rune);
    }

    private static char Unit(ref ReadOnlySpan<byte> raw)
    {
        var unit = (char)ushort.Parse(raw.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        raw = raw[6..];
        return unit;
    }
}
