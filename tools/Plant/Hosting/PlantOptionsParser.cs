using System.Globalization;

namespace Monitoring.Plant.Hosting;

/// <summary>Reads the command line and collects every fault in it.</summary>
internal static class PlantOptionsParser
{
    public const string Usage = """
        plant: a simulated region of hazardous-chemical plants, an ordinary MQTT client
          --mqtt HOST:PORT     127.0.0.1:1883
          --user NAME --password SECRET     demo, demo
          --clock FACTOR       plant seconds per second, 0.1-600 (1)
          --clock-anchor MS    wall time (Unix ms) at which plant time equals it (start)
          --seed N             same seed, same plant (1)
          --no-faults          normal operation only
          --connections        one connection per site
          --buffer ROWS        rows kept per site while the line is down (7200)
          --control PORT       take commands on a loopback TCP port as well as on standard input
          --sites FILE         write sites.json there (-: print it) and end
        """;

    public static PlantOptions Parse(string[] arguments, List<string> faults)
    {
        var options = new PlantOptions();
        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out var word))
        {
            options = word switch
            {
                "--no-faults" => options with { Faults = false },
                "--connections" => options with { ConnectionPerSite = true },
                "--help" or "-h" => options with { Help = true },
                _ when words.Count == 0 => Unknown(options, word, faults),
                _ => WithValue(options, word, words.Dequeue(), faults),
            };
        }

        return options;
    }

    private static PlantOptions WithValue(PlantOptions options, string word, string value, List<string> faults)
    {
        var culture = CultureInfo.InvariantCulture;
        switch (word)
        {
            case "--mqtt" when value.LastIndexOf(':') is > 0 and var colon && TryPort(value[(colon + 1)..], out var port):
                return options with { Host = value[..colon], Port = port };
            case "--user":
                return options with { User = value };
            case "--password":
                return options with { Password = value };
            case "--clock" when double.TryParse(value, culture, out var factor) && factor is >= 0.1 and <= 600:
                return options with { Clock = factor };
            case "--clock-anchor" when long.TryParse(value, culture, out var anchor) && anchor >= 0:
                return options with { ClockAnchor = anchor };
            case "--seed" when ulong.TryParse(value, culture, out var seed):
                return options with { Seed = seed };
            case "--buffer" when int.TryParse(value, culture, out var rows) && rows is >= 1 and <= 1_000_000:
                return options with { Buffer = rows };
            case "--control" when TryPort(value, out var control):
                return options with { ControlPort = control };
            case "--sites":
                return options with { SitesFile = value };
            default:
                faults.Add($"{word} {value}: not understood.");
                return options;
        }
    }

    private static PlantOptions Unknown(PlantOptions options, string word, List<string> faults)
    {
        faults.Add($"{word}: not understood, or its value is missing.");
        return options;
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65_535;
}
