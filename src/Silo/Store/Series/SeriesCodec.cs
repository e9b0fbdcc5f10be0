using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Columns of one point in bits: times as differences of differences; values as whole numbers of a power of ten where all of
/// them are exactly that (what instruments send), else XORed with the one before (Gorilla, Pelkonen et al., VLDB 2015);
/// qualities two bits each, left out if all are good. Every double comes back bit for bit.
/// </summary>
internal static class SeriesCodec
{
    /// <summary>Values are whole numbers divided by ten to the scale.</summary>
    public const byte DecimalFlag = 1;

    /// <summary>There are qualities.</summary>
    public const byte QualityFlag = 2;

    private const int MostScale = 6;
    private const double MostWhole = 1L << 53;
    private static readonly double[] Powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];

    /// <summary>Writes the samples, which must be in order of time.</summary>
    public static (byte Flags, byte Scale) Encode(ReadOnlySpan<Sample> samples, BitWriter to)
    {
        to.Clear();
        var flags = (byte)(HasQualities(samples) ? QualityFlag : 0);
        WriteTimes(samples, to);
        var scale = ScaleOf(samples);
        if (scale >= 0)
        {
            flags |= DecimalFlag;
            WriteDecimals(samples, to, Powers[scale]);
        }
        else
        {
            WriteXor(samples, to);
        }

        if ((flags & QualityFlag) != 0)
        {
            foreach (ref readonly var sample in samples)
            {
                to.Write((ulong)sample.Quality, 2);
            }
        }

        return (flags, (byte)Math.Max(scale, 0));
    }

    /// <summary>Reads as many samples as the span has room for.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, byte flags, byte scale, long firstTime, int point, Span<Sample> samples)
    {
        var from = new BitReader(bytes);
        long time = firstTime, step = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            if (i > 0)
            {
                step += from.ReadSigned();
                time += step;
            }

            samples[i] = new Sample(point, time, 0, Quality.Good);
        }

        if ((flags & DecimalFlag) != 0)
        {
            ReadDecimals(ref from, Powers[Math.Min((int)scale, MostScale)], samples);
        }
        else
        {
            ReadXor(ref from, samples);
        }

        if ((flags & QualityFlag) != 0)
        {
            foreach (ref var sample in samples)
            {
                sample = new Sample(point, sample.Timestamp, sample.Value, (Quality)from.Read(2));
            }
        }
    }

    private static bool HasQualities(ReadOnlySpan<Sample> samples)
    {
        foreach (ref readonly var sample in samples)
        {
            if (sample.Quality != Quality.Good)
            {
                return true;
            }
        }

        return false;
    }

    private static void WriteTimes(ReadOnlySpan<Sample> samples, BitWriter to)
    {
        long step = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            var next = samples[i].Timestamp - samples[i - 1].Timestamp;
            to.WriteSigned(next - step);
            step = next;
        }
    }

    /// <summary>The least scale at which every value is a whole number and comes back exactly; −1 if there is none.</summary>
    private static int ScaleOf(ReadOnlySpan<Sample> samples)
    {
        var scale = 0;
        foreach (ref readonly var sample in samples)
        {
            while (!IsExact(sample.Value, Powers[scale]))
            {
                if (++scale > MostScale)
                {
                    return -1;
                }
            }
        }

        // A value that was exact at a lesser scale need not be at this one.
        foreach (ref readonly var sample in samples)
        {
            if (!IsExact(sample.Value, Powers[scale]))
            {
                return -1;
            }
        }

        return scale;
    }

    private static bool IsExact(double value, double power)
    {
        var whole = Math.Round(value * power);
        return Math.Abs(whole) < MostWhole
            && BitConverter.DoubleToInt64Bits((long)whole / power) == BitConverter.DoubleToInt64Bits(value);
    }

    private static void WriteDecimals(ReadOnlySpan<Sample> samples, BitWriter to, double power)
    {
        long last = 0;
        foreach (ref readonly var sample in samples)
        {
            var whole = (long)Math.Round(sample.Value * power);
            to.WriteSigned(whole - last);
            last = whole;
        }
    }

    private static void ReadDecimals(ref BitReader from, double power, Span<Sample> samples)
    {
        long last = 0;
        foreach (ref var sample in samples)
        {
            last += from.ReadSigned();
            sample = new Sample(sample.Point, sample.Timestamp, last / power, sample.Quality);
        }
    }

    private static void WriteXor(ReadOnlySpan<Sample> samples, BitWriter to)
    {
        ulong last = 0;
        foreach (ref readonly var sample in samples)
        {
            var bits = (ulong)BitConverter.DoubleToInt64Bits(sample.Value);
            var difference = bits ^ last;
            last = bits;
            if (difference == 0)
            {
                to.Write(0, 1);
                continue;
            }

            var leading = System.Numerics.BitOperations.LeadingZeroCount(difference);
            var used = 64 - leading - System.Numerics.BitOperations.TrailingZeroCount(difference);
            to.Write(1, 1);
            to.Write((ulong)leading, 6);
            to.Write((ulong)(used - 1), 6);
            to.Write(difference >> (64 - leading - used), used);
        }
    }

    private static void ReadXor(ref BitReader from, Span<Sample> samples)
    {
        ulong last = 0;
        foreach (ref var sample in samples)
        {
            if (from.Read(1) != 0)
            {
                var leading = (int)from.Read(6);
                var used = (int)from.Read(6) + 1;
                last ^= from.Read(used) << Math.Max(0, 64 - leading - used);
            }

            sample = new Sample(sample.Point, sample.Timestamp, BitConverter.Int64BitsToDouble((long)last), sample.Quality);
        }
    }
}
