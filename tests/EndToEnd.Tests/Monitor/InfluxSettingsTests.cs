using Monitoring.Monitor;

namespace Monitoring.EndToEnd.Tests.Monitor;

public sealed class InfluxSettingsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void Parse_NoInflux_IsNone() => Assert.Null(Parse([]).Line.Influx);

    [Fact]
    public void Parse_V2WithTokenFile_HasAllOfIt()
    {
        File.WriteAllText(_file, "s3cret==\n");
        var (line, faults) = Parse(["--data", "/d", "--influx", "http://influx:8086/x?org=my+org&bucket=b&gzip=false&inflight=4&batch=65536&timeout=2.5"], ("MONITOR_INFLUX_TOKEN_FILE", _file));
        Assert.Empty(faults);
        var influx = line.Influx!;
        Assert.Equal(("my org", "b", "s3cret=="), (influx.Org, influx.Bucket, influx.Token));
        Assert.Equal((false, 4, 65536, TimeSpan.FromSeconds(2.5)), (influx.Gzip, influx.InFlight, influx.BatchBytes, influx.Timeout));
        Assert.Equal("/d/influx", influx.RefusedDirectory);
    }

    [Fact]
    public void Parse_V1FromTheEnvironment_HasAllOfIt()
    {
        var (line, faults) = Parse([], ("MONITOR_INFLUX", "http://h?db=monitor&rp=year&measurement=m"), ("MONITOR_INFLUX_USER", "u"), ("MONITOR_INFLUX_PASSWORD", "p"));
        Assert.Empty(faults);
        Assert.Equal(("monitor", "year", "m", "u", "p"), (line.Influx!.Database, line.Influx.RetentionPolicy, line.Influx.Measurement, line.Influx.User, line.Influx.Password));
    }

    [Fact]
    public void Parse_Faults_AreAllNamedAndNoneShowsASecret()
    {
        var (_, faults) = Parse(
            ["--influx", "http://me:hush@h?what=1&inflight=99&gzip=maybe"], ("MONITOR_INFLUX_TOKEN", "hush"), ("MONITOR_INFLUX_TOKEN_FILE", "/none/at/all"));
        var text = string.Join('\n', faults);
        Assert.All((string[])["what=1", "gzip=maybe", "InFlight", "/none/at/all", "MONITOR_INFLUX_TOKEN_FILE: 只能设置一个", "must not hold a user", "one of them must be given"], word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotAnAddress_IsAFault() => Assert.Contains("not an address", Assert.Single(Parse(["--influx", "influx"]).Faults), StringComparison.Ordinal);

    public void Dispose() => File.Delete(_file);

    private static (CommandLine Line, List<string> Faults) Parse(string[] args, params (string Name, string Value)[] environment) =>
        CommandLine.Parse(args, name => environment.FirstOrDefault(each => each.Name == name).Value);
}
