namespace Monitoring.Silo.Tests;

public class RetryPauseTests
{
    private static readonly InfluxOptions Options = new() { Url = new Uri("http://localhost"), Database = "x" };

    [Theory]
    [InlineData(0, 1, 250)]
    [InlineData(1, 1, 500)]
    [InlineData(3, 1, 2000)]
    [InlineData(3, 0, 1000)]
    [InlineData(6, 1, 15_000)]
    [InlineData(1000, 1, 15_000)]
    public void After_Busy_DoublesUpToItsBoundWithJitter(int failures, double jitter, int milliseconds) =>
        Assert.Equal(milliseconds, After(new WriteOutcome(WriteResult.Busy, 503, ""), failures, jitter));

    [Fact]
    public void After_RetryAfter_IsTheLeast()
    {
        Assert.Equal(60_000, After(new WriteOutcome(WriteResult.Busy, 429, "", TimeSpan.FromMinutes(1)), 0, 1));
        Assert.Equal(15_000, After(new WriteOutcome(WriteResult.Busy, 429, "", TimeSpan.FromSeconds(1)), 9, 1));
        Assert.Equal(600_000, After(new WriteOutcome(WriteResult.Busy, 429, "", TimeSpan.FromDays(9)), 9, 1));
    }

    [Fact]
    public void After_Denied_IsSlowFromTheFirstTimeOn() => Assert.Equal(30_000, After(new WriteOutcome(WriteResult.Denied, 401, ""), 0, 1));

    [Theory]
    [InlineData(204, WriteResult.Stored)]
    [InlineData(200, WriteResult.Denied)]
    [InlineData(302, WriteResult.Denied)]
    [InlineData(400, WriteResult.Refused)]
    [InlineData(422, WriteResult.Refused)]
    [InlineData(401, WriteResult.Denied)]
    [InlineData(403, WriteResult.Denied)]
    [InlineData(404, WriteResult.Denied)]
    [InlineData(408, WriteResult.Busy)]
    [InlineData(413, WriteResult.TooLarge)]
    [InlineData(429, WriteResult.Busy)]
    [InlineData(500, WriteResult.Busy)]
    [InlineData(503, WriteResult.Busy)]
    public void ResultOf_Status_IsAsTheTableSays(int status, object result) => Assert.Equal(result, WriteOutcome.ResultOf(status));

    private static double After(WriteOutcome outcome, int failures, double jitter) => RetryPause.After(Options, outcome, failures, jitter).TotalMilliseconds;
}
