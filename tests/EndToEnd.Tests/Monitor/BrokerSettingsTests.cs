using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class BrokerSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Parse_NoBroker_IsNone() => Assert.Null(Parse([]).Line.Broker);

    [Fact]
    public void Parse_WithFileAndOptions_HasAllOfIt()
    {
        File.WriteAllText(_file, "s3cret\n");
        var (line, faults) = Parse(
            ["--broker", $"mqtts://broker:8884?client=g-1&group=g&share=no&sites=330100001,330100002&inflight=64&expiry=3600&keepalive=30&ca={_file}"],
            ("MONITOR_BROKER_USER", "monitoring"),
            ("MONITOR_BROKER_PASSWORD_FILE", _file));
        Assert.DoesNotContain(faults, static fault => !fault.Contains("MQTTnet", StringComparison.Ordinal));
        var broker = line.Broker!;
        Assert.Equal(("mqtts://broker:8884/", "g-1", "g", "monitoring", "s3cret", _file), (broker.Url.ToString(), broker.ClientId, broker.Group, broker.User, broker.Password, broker.CaFile));
        Assert.Equal(["330100001", "330100002"], broker.Sites);
        Assert.False(broker.Shared);
        Assert.Equal((64, TimeSpan.FromHours(1), TimeSpan.FromSeconds(30)), (broker.ReceiveMaximum, broker.SessionExpiry, broker.KeepAlive));
    }

    [Fact]
    public void Parse_FromTheEnvironment_ClientIdOfThisMachineAndPort()
    {
        var broker = Parse(["--http", "5081"], ("MONITOR_BROKER", "mqtt://broker")).Line.Broker!;
        Assert.StartsWith("monitoring-", broker.ClientId, StringComparison.Ordinal);
        Assert.EndsWith("-5081", broker.ClientId, StringComparison.Ordinal);
        Assert.Empty(broker.Validate());
    }

    [Fact]
    public void Parse_BuildWithoutMqttNet_IsAFaultThatSaysSo() => Assert.Equal(
        !BrokerLines.Available, Parse(["--broker", "mqtt://broker"]).Faults.Any(static fault => fault.Contains("only the engine Orleans", StringComparison.Ordinal)));

    [Fact]
    public void Parse_Faults_AreAllNamedAndNoneShowsASecret()
    {
        var (_, faults) = Parse(
            ["--broker", "mqtt://me:hush@h/x?what=1&share=maybe&inflight=many&group=a/b&ca=/none/at/all"], ("MONITOR_BROKER_PASSWORD", "hush"), ("MONITOR_BROKER_PASSWORD_FILE", "/none/either"));
        var text = string.Join('\n', faults);
        Assert.All(
            (string[])["what=1", "share=maybe", "inflight=many", "Group", "user or password", "a path", "CaFile", "ca=/none/at/all", "/none/either", "MONITOR_BROKER_PASSWORD_FILE: 只能设置一个"],
            word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotAnAddress_IsAFault() => Assert.Contains(Parse(["--broker", "broker"]).Faults, static fault => fault.Contains("not an address", StringComparison.Ordinal));

    public void Dispose() => File.Delete(_file);

    private static (CommandLine Line, List<string> Faults) Parse(string[] args, params (string Name, string Value)[] environment) =>
        CommandLine.Parse(args, name => environment.FirstOrDefault(each => each.Name == name).Value);
}
