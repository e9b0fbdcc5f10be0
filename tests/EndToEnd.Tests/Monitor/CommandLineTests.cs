using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class CommandLineTests
{
    [Fact]
    public void Parse_Nothing_DemoOnTheContractsPorts()
    {
        var (line, faults) = CommandLine.Parse([]);
        Assert.Empty(faults);
        Assert.Equal((true, 5080, 1883, "data", 1.0), (line.Demo, line.Http, line.Mqtt, line.Data, line.Clock));
    }

    [Fact]
    public void Parse_EverythingSet_Taken()
    {
        var (line, faults) = CommandLine.Parse(["--http", "1", "--mqtt", "65535", "--data", "/x", "--clock", "0.5"]);
        Assert.Empty(faults);
        Assert.Equal((1, 65535, "/x", 0.5), (line.Http, line.Mqtt, line.Data, line.Clock));
    }

    [Fact]
    public void Parse_ManyFaults_AllAtOnce()
    {
        var (_, faults) = CommandLine.Parse(["--http", "0", "--mqtt", "x", "--clock", "-1", "--what", "--data"]);
        Assert.Equal(["--http", "--mqtt", "--clock", "--what", "--data"], faults.Select(f => f.Split(' ', ':')[0]));
    }

    [Fact]
    public void Parse_ClockWithoutDemo_Refused()
    {
        var (_, faults) = CommandLine.Parse(["--no-demo", "--clock", "60"]);
        Assert.Contains("--clock", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Map_TheSketchUnlessAGoodFileIsGiven()
    {
        Assert.True(CommandLine.Parse([]).Line.Map.Demo);
        Assert.StartsWith("--map /nowhere/map.json:", Assert.Single(CommandLine.Parse(["--map", "/nowhere/map.json"]).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_Database_TakenIfItCanBeUnderstood()
    {
        var (line, none) = CommandLine.Parse(["--database", "Host=db;Username=monitor"]);
        Assert.Empty(none);
        Assert.Equal("Host=db;Username=monitor", line.Database);
        foreach (var bad in (string[])["Hots=db", "Username=monitor", "Host=db;Port=x", "nonsense"])
        {
            Assert.StartsWith("Database:", Assert.Single(CommandLine.Parse(["--database", bad]).Faults), StringComparison.Ordinal);
        }
    }
}
