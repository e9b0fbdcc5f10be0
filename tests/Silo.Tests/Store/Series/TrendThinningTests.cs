using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class TrendThinningTests
{
    [Fact]
    public void Thin_AnySeries_KeepsExtremesOfEverySpanFirstAndLastWithinTheBound() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Cases.ToArbitrary(), one =>
        {
            var thin = TrendThinning.Thin([.. one.Samples], 0, one.To, one.Max);
            Assert.True(thin.Count <= Math.Max(one.Max, 5), $"{thin.Count} of {one.Samples.Length} for {one.Max}");
            Assert.Equal(thin.OrderBy(sample => sample.Timestamp), thin);
            Assert.Subset(one.Samples.ToHashSet(), thin.ToHashSet());
            Assert.Equal((one.Samples[0], one.Samples[^1]), (thin[0], thin[^1]));
            var inner = one.Samples[1..^1].Where(sample => sample.Quality != Quality.Bad).ToArray();
            if (inner.Length > 0)
            {
                Assert.Contains(inner.Min(sample => sample.Value), thin.Select(sample => sample.Value));
                Assert.Contains(inner.Max(sample => sample.Value), thin.Select(sample => sample.Value));
            }

            Assert.Equal(one.Samples.Any(sample => sample.Quality == Quality.Bad), thin.Exists(sample => sample.Quality == Quality.Bad));
        }));

    [Fact]
    public void Thin_ADayWithOneSpike_KeepsItAndItsNeighbourhood()
    {
        List<Sample> day = [.. Enumerable.Range(0, 86_400).Select(i => new Sample(0, i * 1000L, i == 40_000 ? 99 : Math.Sin(i / 5000.0), Quality.Good))];
        var thin = TrendThinning.Thin(day, 0, 86_400_000, 2000);
        Assert.InRange(thin.Count, 1900, 2000);
        Assert.Contains(day[40_000], thin);

        // In each of the 999 spans of 86.5 s the least and the greatest are there.
        foreach (var span in day.Skip(1).SkipLast(1).GroupBy(sample => sample.Timestamp * 999 / 86_399_001))
        {
            Assert.Contains(span.MinBy(sample => sample.Value), thin);
            Assert.Contains(span.MaxBy(sample => sample.Value), thin);
        }
    }

    [Fact]
    public void Thin_NotMoreThanAsked_ChangesNothing()
    {
        List<Sample> few = [.. Enumerable.Range(0, 10).Select(i => new Sample(0, i, double.NaN, Quality.Bad))];
        Assert.Same(few, TrendThinning.Thin(few, 0, 100, 10));
    }

    private static Gen<(Sample[] Samples, long To, int Max)> Cases { get; } =
        from max in Gen.Choose(5, 60)
        from seed in Gen.Choose(0, int.MaxValue)
        from count in Gen.Choose(3, 500)
        from bad in Gen.Elements(0, 0, 3, 50)
        select Make(max, new Random(seed), count, bad);

    private static (Sample[] Samples, long To, int Max) Make(int max, Random random, int count, int bad)
    {
        var time = 0L;
        var samples = Enumerable.Range(0, count).Select(i => new Sample(
            0, time += random.Next(10) == 0 ? random.Next(1, 100_000) : 1000, random.Next(-50, 50),
            random.Next(100) < bad ? Quality.Bad : Quality.Good)).ToArray();
        return (samples, time + random.Next(1, 100_000), max);
    }
}
