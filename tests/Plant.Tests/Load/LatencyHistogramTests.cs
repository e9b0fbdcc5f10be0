using FsCheck;
using FsCheck.Fluent;
using Monitoring.LoadGenerator;

namespace Monitoring.Plant.Tests.Load;

public sealed class LatencyHistogramTests
{
    [Fact]
    public void Percentile_AnyDurations_IsRightToOneInThirtyTwo() => Check.QuickThrowOnFailure(Prop.ForAll<NonNegativeInt[]>(values =>
    {
        var histogram = new LatencyHistogram();
        var sorted = values.Select(v => (long)v.Get * 1_000).Order().ToArray();
        Array.ForEach(sorted, histogram.Add);
        return new[] { 0.01, 0.5, 0.99, 1 }.All(share =>
        {
            var exact = sorted.Length == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
            var measured = histogram.Percentile(share);
            return measured >= exact && measured <= exact + (exact / 32) + 1;
        });
    }));

    [Fact]
    public void Add_OtherHistogram_Sums()
    {
        var (a, b) = (new LatencyHistogram(), new LatencyHistogram());
        a.Add(10);
        b.Add(1_000_000);
        a.Add(b);
        Assert.Equal((2, 1_000_000), (a.Count, a.Max));
        Assert.Equal(10, a.Percentile(0.5));
    }
}
