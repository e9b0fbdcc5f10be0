using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class LineEncoderTests
{
    private const long T = Samples.Start;

    [Fact]
    public void Fill_SamplesOfOneTime_AreOneRow() => Assert.Equal(
        $"samples,site=330100099 A=1.5,B=-2,C=0 {T}\n",
        Encode(["A", "B", "C"], new(0, T, 1.5, Quality.Good), new(1, T, -2, Quality.Good), new(2, T, 0, Quality.Good)));

    [Fact]
    public void Fill_SamplesOutOfOrder_AreRowsInOrderOfTime() => Assert.Equal(
        $"samples,site=330100099 A=1,B=4 {T}\nsamples,site=330100099 B=2,A=3 {T + 5}\n",
        Encode(["A", "B"], new(0, T, 1, Quality.Good), new(1, T + 5, 2, Quality.Good), new(0, T + 5, 3, Quality.Good), new(1, T, 4, Quality.Good)));

    [Fact]
    public void Fill_QualityOtherThanGood_HasAFieldOfItsOwnAndBadValuesToo() => Assert.Equal(
        $"samples,site=330100099 A=1,A:q=1i,B:bad=2,B:q=2i,C:q=3i {T}\n",
        Encode(["A", "B", "C"], new(0, T, 1, Quality.Uncertain), new(1, T, 2, Quality.Bad), new(2, T, double.NaN, Quality.Bad)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Fill_NotFinite_IsBadWithoutNumberWhateverItsQuality(double value) => Assert.Equal(
        $"samples,site=330100099 A:q=3i {T}\n", Encode(["A"], new Sample(0, T, value, Quality.Good)));

    [Fact]
    public void Fill_PointTwiceInOneTime_IsALineOfItsOwnThatClearsTheQuality() => Assert.Equal(
        $"samples,site=330100099 A:bad=1,A:q=2i,B=5 {T}\nsamples,site=330100099 A=2,A:q=0i {T}\n",
        Encode(["A", "B"], new(0, T, 1, Quality.Bad), new(1, T, 5, Quality.Good), new(0, T, 2, Quality.Good)));

    [Fact]
    public void Fill_LateSample_SaysThatItIsGood()
    {
        var columns = Columns("A");
        Encode(columns, new Sample(0, T, 1, Quality.Good));
        Assert.Equal($"samples,site=330100099 A=2,A:q=0i {T - 5}\n", Encode(columns, new Sample(0, T - 5, 2, Quality.Good)));
        Assert.Equal($"samples,site=330100099 A=3 {T + 1}\n", Encode(columns, new Sample(0, T + 1, 3, Quality.Good)));
    }

    [Fact]
    public void Fill_PointWithoutName_IsKeptUnderItsIndex() => Assert.Equal(
        $"samples,site=330100099 A=1,#1=2 {T}\n", Encode(["A"], new(0, T, 1, Quality.Good), new(1, T, 2, Quality.Good)));

    [Fact]
    public void Fill_TimeFarFromArrival_IsCountedAndLeftOut()
    {
        var encoder = new LineEncoder();
        var text = Encode(encoder, Columns("A"), int.MaxValue, new(0, T + LineEncoder.MostAheadMs + 1, 1, Quality.Good), new(0, T - LineEncoder.MostBehindMs - 1, 1, Quality.Good), new(0, T, 1, Quality.Good));
        Assert.Equal($"samples,site=330100099 A=1 {T}\n", text);
        Assert.Equal(2, encoder.Outside);
    }

    [Fact]
    public void Fill_ManyPoints_NoLineIsMuchLongerThanItsBound()
    {
        var samples = Enumerable.Range(0, 20_000).Select(i => new Sample(i, T, i, Quality.Good)).ToArray();
        var lines = Encode([.. samples.Select(sample => $"point-{sample.Point}")], samples).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 4);
        Assert.All(lines, line => Assert.InRange(line.Length, 1, LineEncoder.LongestLine + 300));
        Assert.Equal(20_000, lines.Sum(line => line.Count(c => c == '=') - 1));
    }

    [Fact]
    public void Fill_FullBuffer_GoesOnInTheNext()
    {
        var encoder = new LineEncoder();
        encoder.Begin(Samples.Of(Samples.Site, [new(0, T, 1, Quality.Good), new(0, T + 1, 2, Quality.Good)]), Columns("A"));
        using var first = new LineBuffer(16);
        using var second = new LineBuffer(16);
        Assert.False(encoder.Fill(first, 1));
        Assert.True(encoder.Fill(second, 1));
        Assert.Equal($"samples,site=330100099 A=1 {T}\n", Text(first));
        Assert.Equal($"samples,site=330100099 A=2 {T + 1}\n", Text(second));
        Assert.Equal(1, second.Values);
    }

    [Theory]
    [InlineData("a,b=c d", @"a\,b\=c\ d")]
    [InlineData("液位", "液位")]
    [InlineData("x\ny", @"x\ y")]
    [InlineData(@"x\", "x")]
    public void Key_SpecialCharacters_AreEscaped(string name, string escaped) => Assert.Equal(escaped, Encoding.UTF8.GetString(LineNames.Key(name)));

    [Fact]
    public void Fill_WarmedUp_AllocatesNothing()
    {
        var columns = Columns([.. Enumerable.Range(0, 100).Select(i => $"PT-{i}")]);
        var encoder = new LineEncoder();
        using var buffer = new LineBuffer(1 << 20);
        SampleBatch[] batches = [.. Enumerable.Range(0, 20).Select(i => Samples.Of(Samples.Site, [.. Enumerable.Range(0, 100).Select(p => new Sample(p, T + (i % 7) + (p % (1 + (i % 3))), Math.Sin(i + p), (Quality)(p % 3)))]))];
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(2000, buffer.Values);

        void Run()
        {
            buffer.Clear();
            foreach (var batch in batches)
            {
                encoder.Begin(batch, columns);
                encoder.Fill(buffer, int.MaxValue);
            }
        }
    }

    [Fact]
    public void Fill_AnySamples_AllAreReadBackAsTheyWere() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from point in Gen.Choose(0, 4)
         from time in Gen.Choose(0, 3)
         from bits in Samples.AnyLong
         from quality in Gen.Choose(0, 2)
         select new Sample(point, T + time, BitConverter.Int64BitsToDouble(bits), (Quality)quality)).ArrayOf().ToArbitrary(),
        samples =>
        {
            // What a server has afterwards: fields overwrite each other.
            Dictionary<(string, long), string> stored = [];
            foreach (var line in Encode(["A", "B", "C", "D", "E"], samples).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = line.Split(' ');
                foreach (var field in parts[1].Split(','))
                {
                    stored[(field.Split('=')[0], long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture))] = field.Split('=')[1];
                }
            }

            return samples.GroupBy(sample => (sample.Point, sample.Timestamp)).All(group =>
            {
                var (last, name) = (group.Last(), "ABCDE"[group.Key.Point].ToString());
                var quality = stored.GetValueOrDefault((name + ":q", last.Timestamp), "0i");
                var bad = last.Quality == Quality.Bad || !double.IsFinite(last.Value);
                var expected = bad ? double.IsFinite(last.Value) ? "2i" : "3i" : $"{(int)last.Quality}i";
                return quality == expected && (quality == "3i" || Same(stored[(bad ? name + ":bad" : name, last.Timestamp)], last.Value));
            });
        }));

    [Fact]
    public void Write_AnyNumber_IsReadBackBitByBit() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.OneOf(
            Samples.AnyLong.Select(BitConverter.Int64BitsToDouble),
            Gen.Choose(int.MinValue, int.MaxValue).Select(i => i / 1000.0),
            Gen.Choose(int.MinValue, int.MaxValue).Select(i => i / 1e7),
            Gen.Elements(0.0, -0.0, 0.1 + 0.2, double.Epsilon, double.MaxValue, -double.MaxValue, 1e22, 9007199254740993, 9007199254.740993)).ToArbitrary(),
        value => !double.IsFinite(value) || Same(Number(value), value)));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(23.45, "23.45")]
    [InlineData(-0.007, "-0.007")]
    [InlineData(100, "100")]
    [InlineData(0.1234, "0.1234")]
    public void Write_OrdinaryNumber_IsShort(double value, string text) => Assert.Equal(text, Number(value));

    private static bool Same(string text, double value) =>
        BitConverter.DoubleToInt64Bits(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value);

    private static string Number(double value)
    {
        Span<byte> room = stackalloc byte[LineNumber.MostBytes];
        return Encoding.ASCII.GetString(room[..LineNumber.Write(value, room)]);
    }

    private static SiteColumns Columns(params string[] points)
    {
        var columns = new SiteColumns("samples", Samples.Site);
        columns.Name(points);
        return columns;
    }

    private static string Encode(string[] points, params Sample[] samples) => Encode(Columns(points), samples);

    private static string Encode(SiteColumns columns, params Sample[] samples) => Encode(new LineEncoder(), columns, int.MaxValue, samples);

    private static string Encode(LineEncoder encoder, SiteColumns columns, int limit, params Sample[] samples)
    {
        columns.Grow(samples.Select(sample => sample.Point + 1).DefaultIfEmpty().Max());
        using var buffer = new LineBuffer(16);
        encoder.Begin(Samples.Of(Samples.Site, samples), columns);
        Assert.True(encoder.Fill(buffer, limit));
        return Text(buffer);
    }

    private static string Text(LineBuffer buffer) => Encoding.UTF8.GetString(buffer.Written.Span);
}
