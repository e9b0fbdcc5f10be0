using System.Runtime.InteropServices;

namespace Monitoring.Alarms;

/// <summary>
/// Ids of alarms: ULIDs (26 characters, Crockford base 32) whose time is the occurrence and whose other 80 bits are a hash of
/// site, key and sequence number, so that replaying a log makes the same ids again.
/// </summary>
internal static class AlarmIds
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Makes an id.</summary>
    public static string Make(long occurredAt, string siteId, string pointId, long seq)
    {
        var time = (ulong)Math.Clamp(occurredAt, 0, (1L << 48) - 1);
        var first = Mix(Mix(Hash(siteId, 0x9E3779B97F4A7C15), (ulong)seq), Hash(pointId, 0xC2B2AE3D27D4EB4F));
        var second = Mix(first, 0x165667B19E3779F9);
        var high = (time << 16) | (first & 0xFFFF);
        return string.Create(26, new UInt128(high, second), static (span, value) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
            {
                span[i] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });
    }

    private static ulong Hash(string text, ulong seed)
    {
        var hash = seed;
        foreach (var b in MemoryMarshal.AsBytes(text.AsSpan()))
        {
            hash = unchecked((hash ^ b) * 0x100000001B3);
        }

        return hash;
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var x = unchecked(a + (b * 0xBF58476D1CE4E5B9));
        x = unchecked((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9);
        x = unchecked((x ^ (x >> 27)) * 0x94D049BB133111EB);
        return x ^ (x >> 31);
    }
}
