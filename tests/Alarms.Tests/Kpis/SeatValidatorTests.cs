using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Seats are checked whole.</summary>
public sealed class SeatValidatorTests
{
    [Fact]
    public void Check_Default_Good() => Assert.Empty(SeatValidator.Check(SeatSet.Default().Items));

    [Fact]
    public void Check_EveryFault_NamedAtOnce()
    {
        var bad = new SeatConfig
        {
            Id = "Hall 1",
            Scope = ["*", "33", "330100099", "3", "330100", "abc"],
            UtcOffset = 481,
            Flood = new FloodLimits { Start = 1, End = 2, Window = 61 },
            Shifts =
            [
                new ShiftConfig { Id = "a", Start = "08:00", End = "20:00" },
                new ShiftConfig { Id = "a", Start = "19:50", End = "21:00" },
                new ShiftConfig { Id = "c", Start = "25:00", End = "08:05" },
            ],
        };
        var faults = SeatValidator.Check([bad, new SeatConfig { Id = "x", Scope = [] }, new SeatConfig { Id = "x" }]);
        Assert.Equal(
            [
                "items[0].id", "items[0].scope[3]", "items[0].scope[5]", "items[0].utcOffset", "items[0].flood.start", "items[0].flood.window", "items[0].flood.end",
                "items[0].shifts[1].id", "items[0].shifts[1]", "items[0].shifts[2].start", "items[0].shifts[2].end", "items[1].scope", "items[2].id",
            ],
            faults.Select(fault => fault.Where));
        Assert.All(faults, fault => Assert.NotEqual(fault.Text, fault.TextEn));
    }

    [Fact]
    public void Check_NoSeats_Refused() => Assert.Single(SeatValidator.Check([]));

    [Theory]
    [InlineData("330100001", "320000", true)]
    [InlineData("999999999", "330282", true)]
    [InlineData("999999999", "320000", false)]
    public void Watches_RegionsAndSites_Both(string site, string region, bool watched) =>
        Assert.Equal(watched, new SeatScope(["3302", "330100001"]).Watches(site, region));
}
