using Monitoring.Monitor;
using Monitoring.Silo;

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
    public void Parse_PartOfAClusterWithNothing_SaysAllThatItNeeds()
    {
        var (_, faults) = CommandLine.Parse(["--role", "silo", "--silo-name", "silo 1", "--silo-port", "0", "--advertise", "silo-1", "--clock", "2"]);
        foreach (var part in (string[])["--silo-name", "--silo-port", "--advertise silo-1", "PostgreSQL", "InfluxDB", "--clock"])
        {
            Assert.Contains(faults, fault => fault.Contains(part, StringComparison.Ordinal));
        }

        Assert.Equal(GrainEngine.Name != "Orleans", faults.Any(fault => fault.Contains("Engine=Orleans", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parse_OptionsOfAClusterWithoutARole_Refused()
    {
        Assert.StartsWith("--silo-name:", Assert.Single(CommandLine.Parse(["--silo-name", "a"]).Faults), StringComparison.Ordinal);
        Assert.StartsWith("--role half:", Assert.Single(CommandLine.Parse(["--role", "half"]).Faults), StringComparison.Ordinal);
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

    [Fact]
    public void Parse_Listen_LoopbackUnlessAProxyIsNamed()
    {
        var (line, none) = CommandLine.Parse(["--no-demo", "--listen", "10.0.0.21", "--proxy", "10.0.0.31, 10.1.0.0/16,::1"]);
        Assert.Empty(none);
        Assert.Equal("10.0.0.21:5080", line.Listen.At(line.Http));
        Assert.Equal(["10.0.0.31/32", "10.1.0.0/16", "::1/128"], line.Listen.Proxies.Select(proxy => proxy.ToString()));
        Assert.Equal("127.0.0.1:5080", CommandLine.Parse([]).Line.Listen.At(5080));
        Assert.Empty(CommandLine.Parse(["--listen", "127.0.0.2"]).Faults);
        Assert.Equal("[::1]:5080", CommandLine.Parse(["--listen", "::1"]).Line.Listen.At(5080));
        Assert.Contains("--proxy", Assert.Single(CommandLine.Parse(["--no-demo", "--listen", "0.0.0.0"]).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DemoOffLoopback_RefusedWithOrWithoutAProxy()
    {
        Assert.Contains("--no-demo", Assert.Single(CommandLine.Parse(["--listen", "10.0.0.21", "--proxy", "10.0.0.31"]).Faults), StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Parse(["--listen", "::"]).Faults.Count);
    }

    [Fact]
    public void Parse_ListenAndProxyWithFaults_AllAtOnceInBothLanguages()
    {
        var (_, faults) = CommandLine.Parse(["--no-demo", "--listen", "monitor.example", "--proxy", "10.0.0.1/8,proxy,0.0.0.0/0,"]);
        Assert.Equal(["--listen monitor.example:", "--proxy 10.0.0.1/8:", "--proxy proxy:", "--proxy 0.0.0.0/0:", "--proxy :"], faults.Select(fault => fault[..(fault.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.All(faults, fault => Assert.Contains(" / ", fault, StringComparison.Ordinal));
    }
}
