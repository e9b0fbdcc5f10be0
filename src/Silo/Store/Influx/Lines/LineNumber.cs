using System.Globalization;

namespace Monitoring.Silo;

/// <summary>Writes a finite number so that a correct parser reads the same bits back, without allocating.</summary>
internal static class LineNumber
{
    /// <summary>Bytes that always suffice: <c>-2.2250738585072014E-308</c> has 24.</summary>
    public const int MostBytes = 32;

    /// <summary>Beyond this an integer no longer has a double of its own.</summary>
    private const double MostExact = 1L << 53;

    /// <summary>Writes the number and returns its length.</summary>
    public static int Write(double value, Span<byte> to)
    {
        // Most measurements have up to three decimals. m / 1000 is rounded correctly, so it equals the value only if the decimal
        // text of m with its point reads back as the value; then the general algorithm, some times slower, is not needed.
        var scaled = value * 1000;
        if (Math.Abs(scaled) < MostExact && (value != 0 || !double.IsNegative(value)))
        {
            var whole = (long)Math.Round(scaled);
            if (whole / 1000.0 == value)
            {
                return WriteThousandths(whole, to);
            }
        }

        value.TryFormat(to, out var length, "R", CultureInfo.InvariantCulture);
        return length;
    }

    private static int WriteThousandths(long thousandths, Span<byte> to)
    {
        var at = 0;
        if (thousandths < 0)
        {
            to[at++] = (byte)'-';
            thousandths = -thousandths;
        }

        var (whole, rest) = Math.DivRem(thousandths, 1000);
        whole.TryFormat(to[at..], out var length, default, CultureInfo.InvariantCulture);
        at += length;
        if (rest != 0)
        {
            to[at++] = (byte)'.';
            to[at++] = (byte)('0' + (rest / 100));
            to[at++] = (byte)('0' + (rest / 10 % 10));
            to[at++] = (byte)('0' + (rest % 10));
            while (to[at - 1] == (byte)'0')
            {
                at--;
            }
        }

        return at;
    }
}
