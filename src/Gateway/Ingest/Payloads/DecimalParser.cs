using System.Globalization;

namespace Monitoring.Gateway.Ingest.Payloads;

/// <summary>
/// JSON numbers to doubles, correctly rounded. A mantissa below 2^53 times or over a power of ten up to 10^22 is one operation
/// on exact values, so it is exact (Clinger's fast path); everything else goes to the runtime's parser.
/// </summary>
internal static class DecimalParser
{
    private const ulong ExactMantissa = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>
    /// Reads a number at the front of <paramref name="text"/> by the grammar of RFC 8259 §6. False if there is none;
    /// the value is infinite if it is beyond a double.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value, out int length)
    {
        value = 0;
        length = 0;
        var i = 0;
        var negative = !text.IsEmpty && text[0] == (byte)'-';
        if (negative)
        {
            i = 1;
        }

        var start = i;
        ulong mantissa = 0;
        uint digit;
        while (i < text.Length && (digit = text[i] - (uint)'0') <= 9)
        {
            mantissa = (mantissa * 10) + digit;
            i++;
        }

        var digits = i - start;
        if (digits == 0 || (digits > 1 && text[start] == (byte)'0'))
        {
            return false;
        }

        var exponent = 0;
        if (i < text.Length && text[i] == (byte)'.')
        {
            var fraction = ++i;
            while (i < text.Length && (digit = text[i] - (uint)'0') <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                i++;
            }

            exponent = fraction - i;
            digits -= exponent;
            if (exponent == 0)
            {
                return false;
            }
        }

        if (i < text.Length && (text[i] | 0x20) == (byte)'e' && !TryExponent(text, ref i, ref exponent))
        {
            return false;
        }

        length = i;
        // 19 digits cannot have overflowed the mantissa.
        if (digits <= 19 && mantissa < ExactMantissa && exponent is >= -22 and <= 22)
        {
            value = exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
            value = negative ? -value : value;
            return true;
        }

        return double.TryParse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, ref int i, ref int exponent)
    {
        i++;
        var negative = i < text.Length && text[i] == (byte)'-';
        if (negative || (i < text.Length && text[i] == (byte)'+'))
        {
            i++;
        }

        var start = i;
        var written = 0;
        uint digit;
        while (i < text.Length && (digit = text[i] - (uint)'0') <= 9)
        {
            // Far beyond any double; the runtime's parser sees the digits themselves.
            written = written > 10_000 ? written : (written * 10) + (int)digit;
            i++;
        }

        exponent += negative ? -written : written;
        return i > start;
    }
}
