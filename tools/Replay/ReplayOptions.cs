using System.Globalization;

namespace Monitoring.Replay;

/// <summary>The command line.</summary>
internal sealed record ReplayOptions
{
    public const string Usage = """
        replay SOURCE: publishes recorded data as a gateway, on an accelerated clock; the first row comes now
          SOURCE               FILE.csv (ts,point,value or ts,A,B,...), FILE.dat (Tennessee Eastman), buncefield, or a scenario:
                               normal slow-drift step chatter spikes stuck pinned runaway maintenance offline-12min offline-2h clock-skew
          --site CODE          9 characters (330100099)
          --mqtt HOST:PORT     127.0.0.1:1883
          --user NAME --password SECRET     demo, demo
          --clock FACTOR       replayed seconds per second, 0.1-600 (1); the service needs the same
          --clock-anchor MS    wall time (Unix ms) at which both clocks agree: in the service's data folder, file clock-anchor
          --points A,B,...     only these points
        """;

    public string Source { get; init; } = "";

    public string Site { get; init; } = "330100099";

    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    public string User { get; init; } = "demo";

    public string Password { get; init; } = "demo";

    public double Clock { get; init; } = 1;

    public DateTimeOffset? Anchor { get; init; }

    public string[]? Points { get; init; }

    /// <summary>Reads the command line and collects every fault in it.</summary>
    public static ReplayOptions Parse(string[] arguments, List<string> faults)
    {
        var options = new ReplayOptions();
        var words = new Queue<string>(arguments);
        while (words.TryDequeue(out var word))
        {
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                options = options with { Source = word };
            }
            else if (words.TryDequeue(out var value) && options.With(word, value) is { } better)
            {
                options = better;
            }
            else
            {
                faults.Add($"{word}: not understood, or its value is missing.");
            }
        }

        if (options.Source.Length == 0)
        {
            faults.Add("SOURCE is missing.");
        }

        return options;
    }

    private ReplayOptions? With(string word, string value)
    {
        var culture = CultureInfo.InvariantCulture;
        return word switch
        {
            "--site" => this with { Site = value },
            "--mqtt" when value.LastIndexOf(':') is > 0 and var colon && int.TryParse(value[(colon + 1)..], culture, out var port) =>
                this with { Host = value[..colon], Port = port },
            "--user" => this with { User = value },
            "--password" => this with { Password = value },
            "--clock" when double.TryParse(value, culture, out var factor) && factor is >= 0.1 and <= 600 => this with { Clock = factor },
            "--clock-anchor" when long.TryParse(value, culture, out var ms) && ms >= 0 => this with { Anchor = DateTimeOffset.FromUnixTimeMilliseconds(ms) },
            "--points" => this with { Points = value.Split(',') },
            _ => null,
        };
    }
}
