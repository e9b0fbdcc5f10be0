namespace Monitoring.Silo.Tests;

public sealed class SteadyTimeProviderTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(24)]
    public void ClockSet_GoesOnAsIfItWereNot(int hours)
    {
        var machine = new Hands { Utc = DateTimeOffset.UnixEpoch.AddYears(56) };
        var start = machine.Utc;
        var clock = new SteadyTimeProvider(machine);

        machine.Utc += TimeSpan.FromHours(hours);
        machine.Counter += TimeSpan.FromSeconds(5).Ticks;

        Assert.Equal(start.AddSeconds(5), clock.GetUtcNow());
        Assert.Equal(machine.Counter, clock.GetTimestamp());
    }

    private sealed class Hands : TimeProvider
    {
        public DateTimeOffset Utc { get; set; }

        public long Counter { get; set; } = 77;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Utc;

        public override long GetTimestamp() => Counter;
    }
}
