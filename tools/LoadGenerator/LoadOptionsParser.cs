using System.Globalization;
using Monitoring.MqttClient;

namespace Monitoring.LoadGenerator;

/// <summary>Reads the command line and collects every fault in it.</summary>
internal static class LoadOptionsParser
{
    public const string Usage = """
        loadgen: publishes to an MQTT server and measures; the last line of output is JSON
          --mqtt HOST:PORT (127.0.0.1:1883)  --user NAME --password SECRET (demo, demo; '' for none)  --version 3|5 (3)
          --connections N (50)  --window W (32)  --qos 0|1|2 (1)
          --sites N (50, generated ids)  --sites-file sites.json  --skew S (0; Zipf exponent, messages choose their site)
          --payload number|json (json)  --points K (100 per batch)
          --rate R (messages/s in all; 0: flat out)  --warm-up S (2)  --duration S (10)  --count N  --seed N (1)
        """;

    public static LoadOptions Parse(string[] arguments, List<string> faults)
    {
        var options = new LoadOptions();
        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out var word))
        {
            if (word is "--help" or "-h")
            {
                options = options with { Help = true };
            }
            else if (words.TryDequeue(out var value))
            {
                options = Read(options, word, value) ?? Fault(options, $"{word} {value}: not understood.", faults);
            }
            else
            {
                faults.Add($"{word}: not understood, or its value is missing.");
            }
        }

        return options;
    }

    private static LoadOptions? Read(LoadOptions o, string word, string value) => word switch
    {
        "--mqtt" when value.LastIndexOf(':') is > 0 and var colon && Whole(value[(colon + 1)..], 1, 65_535) is { } port =>
            o with { Host = value[..colon], Port = (int)port },
        "--user" => o with { User = value.Length == 0 ? null : value },
        "--password" => o with { Password = value.Length == 0 ? null : value },
        "--version" when value is "3" or "5" => o with { Version = value == "5" ? MqttVersion.V5 : MqttVersion.V311 },
        "--connections" when Whole(value, 1, 100_000) is { } n => o with { Connections = (int)n },
        "--window" when Whole(value, 1, 65_000) is { } n => o with { Window = (int)n },
        "--qos" when Whole(value, 0, 2) is { } n => o with { QoS = (MqttQoS)n },
        "--sites" when Whole(value, 1, 1_000_000) is { } n => o with { Sites = (int)n },
        "--sites-file" => o with { SitesFile = value },
        "--skew" when Real(value, 0, 5) is { } s => o with { Skew = s },
        "--payload" when value is "number" or "json" => o with { Payload = value == "json" ? PayloadKind.Json : PayloadKind.Number },
        "--points" when Whole(value, 1, 10_000) is { } n => o with { Points = (int)n },
        "--rate" when Real(value, 0, 1e8) is { } r => o with { Rate = r },
        "--warm-up" when Real(value, 0, 3_600) is { } s => o with { WarmUp = TimeSpan.FromSeconds(s) },
        "--duration" when Real(value, 0.1, 86_400) is { } s => o with { Duration = TimeSpan.FromSeconds(s) },
        "--count" when Whole(value, 1, long.MaxValue) is { } n => o with { Count = n },
        "--seed" when Whole(value, 0, long.MaxValue) is { } n => o with { Seed = (ulong)n },
        _ => null,
    };

    private static LoadOptions Fault(LoadOptions options, string text, List<string> faults)
    {
        faults.Add(text);
        return options;
    }

    private static long? Whole(string text, long low, long high) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high ? value : null;

    private static double? Real(string text, double low, double high) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= low && value <= high ? value : null;
}
