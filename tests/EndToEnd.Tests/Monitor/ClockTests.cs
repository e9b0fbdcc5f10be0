using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class ClockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clock-").FullName;

    [Fact]
    public void Accelerated_TenRealSeconds_TenMinutesLater()
    {
        var real = new Hands();
        var clock = new AcceleratedTimeProvider(60, real, real.GetUtcNow().ToUnixTimeMilliseconds());
        var (start, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        real.Utc += TimeSpan.FromSeconds(10);
        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetElapsedTime(stamp));
    }

    [Fact]
    public async Task ServiceClock_DateIsAccelerated_SecondsAreReal()
    {
        var real = new Hands();
        var accelerated = new AcceleratedTimeProvider(60, real, real.GetUtcNow().ToUnixTimeMilliseconds());
        var clock = new ServiceClock(accelerated, real);
        var (start, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        await using var timer = clock.CreateTimer(static _ => { }, null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
        real.Utc += TimeSpan.FromSeconds(10);
        Assert.Equal(TimeSpan.FromMinutes(10), clock.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.GetElapsedTime(stamp));
        Assert.Equal(TimeSpan.FromSeconds(30), real.LastDue);
    }

    [Fact]
    public void Take_RealTime_NothingIsWritten()
    {
        Assert.Same(TimeProvider.System, ClockAnchor.Take(_folder, 1, TimeProvider.System).Clock);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Take_SecondStart_TheClockGoesOn()
    {
        var real = new Hands();
        Assert.NotNull(ClockAnchor.Take(_folder, 60, real).Clock);
        real.Utc += TimeSpan.FromHours(1);
        var again = ClockAnchor.Take(_folder, 60, real).Clock!;
        Assert.Equal(real.GetUtcNow() + TimeSpan.FromHours(59), again.GetUtcNow());
    }

    [Fact]
    public void Take_AnotherFactor_RefusedBecauseTimeWouldGoBack()
    {
        ClockAnchor.Take(_folder, 60, new Hands());
        var (clock, fault) = ClockAnchor.Take(_folder, 1, new Hands());
        Assert.Null(clock);
        Assert.Contains("--clock 60", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Take_FolderInUse_Refused()
    {
        using var first = DataFolder.Take(_folder);
        Assert.NotNull(first);
        Assert.Null(DataFolder.Take(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private sealed class Hands : TimeProvider
    {
        private readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public DateTimeOffset Utc { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public TimeSpan LastDue { get; private set; }

        public override DateTimeOffset GetUtcNow() => Utc;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            LastDue = dueTime;
            return base.CreateTimer(callback, state, dueTime, period);
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => (Utc - _start).Ticks;
    }
}
