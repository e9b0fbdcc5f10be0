using Monitoring.Gateway.Ingest.Broker;

namespace Monitoring.Gateway.Tests.Ingest.Broker;

public sealed class BrokerOptionsTests
{
    [Theory]
    [InlineData("mqtt://broker", 1883)]
    [InlineData("mqtts://broker", 8883)]
    [InlineData("mqtt://127.0.0.1:21883", 21883)]
    public void Validate_Addresses_GoodWithTheirPort(string url, int port)
    {
        var options = new BrokerOptions { Url = new Uri(url), ClientId = "m-1" };
        Assert.Empty(options.Validate());
        Assert.Equal(port, options.Port);
    }

    [Fact]
    public void Validate_ManyFaults_AllNamedAndNoPasswordShown()
    {
        var options = new BrokerOptions
        {
            Url = new Uri("mqtt://me:hush@h/x"),
            ClientId = "a b",
            Group = "a/b",
            Sites = ["330100001", "330100001", "33"],
            Password = "hush",
            CaFile = "/ca.pem",
            ReceiveMaximum = 0,
            SessionExpiry = TimeSpan.Zero,
            KeepAlive = TimeSpan.FromHours(1),
        };
        var text = string.Join('\n', options.Validate());
        Assert.All(
            (string[])["user or password", "a path", "ClientId", "Group", "33 is not", "there twice", "User:", "CaFile", "ReceiveMaximum", "SessionExpiry", "KeepAlive"],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://broker")]
    [InlineData("mqtt:broker")]
    public void Validate_NoBrokersAddress_Fault(string url) =>
        Assert.Contains("Url: is not mqtt", Assert.Single(new BrokerOptions { Url = new Uri(url), ClientId = "m" }.Validate(), static fault => fault.StartsWith("Url: is not", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Of_AllSites_FourSharedFilters() => Assert.Equal(
        ["$share/g/hm/v1/+/telemetry", "$share/g/hm/v1/+/telemetry/+", "$share/g/hm/v1/+/status", "$share/g/hm/v1/+/alarm"],
        BrokerFilters.Of(new BrokerOptions { Url = new Uri("mqtt://h"), ClientId = "m", Group = "g" }));

    [Fact]
    public void Of_AloneAtTheBroker_OrdinaryFilters() => Assert.Equal(
        ["hm/v1/330100001/telemetry", "hm/v1/330100001/telemetry/+", "hm/v1/330100001/status", "hm/v1/330100001/alarm"],
        BrokerFilters.Of(new BrokerOptions { Url = new Uri("mqtt://h"), ClientId = "m", Sites = ["330100001"], Shared = false }));

    [Fact]
    public void Of_SomeSites_FourOfEach()
    {
        var filters = BrokerFilters.Of(new BrokerOptions { Url = new Uri("mqtt://h"), ClientId = "m", Sites = ["330100001", "330100002"] });
        Assert.Equal(8, filters.Length);
        Assert.Contains("$share/monitoring/hm/v1/330100002/alarm", filters);
    }

    [Fact]
    public void After_Failures_DoublesToTheLongestAndBeginsAnewAfterAGoodLine()
    {
        var pause = new BrokerPause(new BrokerOptions { Url = new Uri("mqtt://h"), ClientId = "m" });
        var seconds = Enumerable.Range(0, 6).Select(_ => pause.After(TimeSpan.Zero, 0.5).TotalSeconds).ToArray();
        Assert.Equal([1, 2, 4, 8, 15, 15], seconds);
        Assert.Equal(0.75, pause.After(BrokerPause.Good, 0).TotalSeconds);
        Assert.Equal(2.5, pause.After(TimeSpan.Zero, 1).TotalSeconds);
    }
}
