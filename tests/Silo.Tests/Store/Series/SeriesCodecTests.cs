using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class SeriesCodecTests
{
    [Fact]
    public void Decode_Encoded_GivesEveryBitBack() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Series.ToArbitrary(), samples => Assert.Equal(Bits(samples), Bits(RoundTrip(samples, out _)))));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.0)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(0.1 + 0.2)]
    [InlineData(9007199254740993d)]
    public void Decode_StrangeValueAmongPlainOnes_GivesEveryBitBack(double strange)
    {
        Sample[] samples = [At(0, 45.2), At(1, strange), At(2, 45.3), At(3, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234))];
        Assert.Equal(Bits(samples), Bits(RoundTrip(samples, out _)));
        Assert.Equal(Bits(samples[..3]), Bits(RoundTrip(samples[..3], out _)));
    }

    [Fact]
    public void Encode_PlainInstrumentEachSecond_TakesLessThanTwoBytesPerSample()
    {
        var random = new Random(1);
        var level = 820;
        var samples = Enumerable.Range(0, 900).Select(i => At(i, (level += random.Next(-3, 4)) / 100.0)).ToArray();
        RoundTrip(samples, out var length);
        Assert.True(length < 2 * samples.Length, $"{length / 900.0:F2} bytes per sample");
    }

    private static Sample[] RoundTrip(Sample[] samples, out int length)
    {
        var bits = new BitWriter();
        var (flags, scale) = SeriesCodec.Encode(samples, bits);
        var bytes = bits.ToSpan().ToArray();
        length = bytes.Length;
        var read = new Sample[samples.Length];
        SeriesCodec.Decode(bytes, flags, scale, samples[0].Timestamp, samples[0].Point, read);
        return read;
    }

    private static Sample At(int second, double value) => new(5, Samples.Start + (second * 1000L), value, Quality.Good);

    private static IEnumerable<(int, long, long, Quality)> Bits(IEnumerable<Sample> samples) =>
        samples.Select(sample => (sample.Point, sample.Timestamp, BitConverter.DoubleToInt64Bits(sample.Value), sample.Quality));

    private static Gen<Sample[]> Series { get; } =
        from decimals in Gen.Elements(false, true)
        from allGood in Gen.Elements(false, true)
        from bare in Gen.NonEmptyListOf(
            from step in Gen.Frequency((5, Gen.Constant(1000L)), (2, Gen.Choose(1, 100_000).Select(x => (long)x)), (1, Gen.Choose(1, int.MaxValue).Select(x => x * 1000L)))
            from whole in Gen.Choose(-100_000, 100_000)
            from scale in Gen.Elements(1.0, 10.0, 1000.0)
            from bits in Samples.AnyLong
            from quality in Gen.Elements(Quality.Good, Quality.Uncertain, Quality.Bad)
            select (step, value: decimals ? whole / scale : BitConverter.Int64BitsToDouble(bits), quality: allGood ? Quality.Good : quality))
        select ToSeries(bare);

    private static Sample[] ToSeries(IEnumerable<(long Step, double Value, Quality Quality)> bare)
    {
        var time = -5L;
        return [.. bare.Select(one => new Sample(7, time += one.Step, one.Value, one.Quality))];
    }
}
