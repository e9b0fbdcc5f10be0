namespace Monitoring.Alarms.Tests;

/// <summary>Parts of compiled rules that points have in common.</summary>
public sealed class SharedPartsTests
{
    [Fact]
    public void Of_EqualParts_AreOneObject()
    {
        var shared = new SharedParts();

        var first = shared.Of(new SlotWindow(1, 12, 1, 6000, 78_000));

        Assert.Same(first, shared.Of(new SlotWindow(1, 12, 1, 6000, 78_000)));
        Assert.NotSame(first, shared.Of(new SlotWindow(1, 12, 1, 6000, 78_001)));
    }

    [Fact]
    public void Of_PartsOfTwoTypes_AreKeptApart()
    {
        var shared = new SharedParts();

        var run = shared.Of(new StillRun(0.1, 600_000, 600_000));

        Assert.Same(run, shared.Of(new StillRun(0.1, 600_000, 600_000)));
        Assert.NotNull(shared.Of(new NormalBand(6, 300_000, 300_000, 50, 20)));
    }
}
