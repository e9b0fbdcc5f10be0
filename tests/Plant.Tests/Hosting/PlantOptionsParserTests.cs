using Monitoring.Plant.Hosting;

namespace Monitoring.Plant.Tests.Hosting;

public sealed class PlantOptionsParserTests
{
    [Fact]
    public void Parse_Nothing_GivesTheDemo()
    {
        Assert.Equal(new PlantOptions(), Parse([], out var faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void Parse_Everything_IsTaken()
    {
        string[] line =
        [
            "--mqtt", "[::1]:1884", "--user", "u", "--password", "p", "--clock", "60", "--clock-anchor", "1767225600000", "--seed", "7",
            "--no-faults", "--connections", "--buffer", "10", "--control", "4000", "--sites", "-",
        ];
        var expected = new PlantOptions
        {
            Host = "[::1]",
            Port = 1884,
            User = "u",
            Password = "p",
            Clock = 60,
            ClockAnchor = 1_767_225_600_000,
            Seed = 7,
            Faults = false,
            ConnectionPerSite = true,
            Buffer = 10,
            ControlPort = 4000,
            SitesFile = "-",
        };

        Assert.Equal(expected, Parse(line, out var faults));
        Assert.Empty(faults);
    }

    [Fact]
    public void Parse_SeveralFaults_AllAreNamed()
    {
        Parse(["--mqtt", "nowhere", "--clock", "0", "--what", "1", "--seed"], out var faults);
        Assert.Equal(4, faults.Count);
    }

    private static PlantOptions Parse(string[] line, out List<string> faults) => PlantOptionsParser.Parse(line, faults = []);
}
