namespace Monitoring.Silo.Tests;

public class InfluxOptionsTests
{
    [Fact]
    public void Validate_Good_HasNoFaults()
    {
        Assert.Empty(new InfluxOptions { Url = new Uri("http://x:8086"), Database = "db", User = "u", Password = "p" }.Validate());
        Assert.Empty(new InfluxOptions { Url = new Uri("https://x/influx"), Org = "o", Bucket = "b", Token = "t" }.Validate());
    }

    [Fact]
    public void Validate_Bad_NamesAllFaults()
    {
        var faults = string.Join('\n', new InfluxOptions
        {
            Url = new Uri("ftp://me:secret@x"), Org = "o", Token = "a\nb", User = "u", BatchBytes = 1, InFlight = 0, BatchAge = TimeSpan.Zero,
            Timeout = TimeSpan.Zero, RetryFirst = TimeSpan.FromDays(1), DeniedPause = TimeSpan.Zero, Measurement = "",
        }.Validate());
        Assert.All(
            (string[])["not an http", "must not hold a user", "one of them", "both or none", "characters that a header", "Measurement", "BatchBytes", "InFlight", "BatchAge", "Timeout", "RetryFirst", "DeniedPause"],
            word => Assert.Contains(word, faults, StringComparison.Ordinal));
    }
}
