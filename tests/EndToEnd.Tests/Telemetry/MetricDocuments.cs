using System.Text.RegularExpressions;

namespace Monitoring.EndToEnd.Tests.Telemetry;

/// <summary>Metrics as the documents list them and as the sources make them.</summary>
internal static partial class MetricDocuments
{
    public static string Root { get; } = Find();

    /// <summary>The table of docs/observability.md.</summary>
    public static Metric[] InDocuments() =>
        [.. Row().Matches(File.ReadAllText(Path.Combine(Root, "docs", "observability.md"))).Select(static row => new Metric(row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value))];

    /// <summary>Every instrument that is made anywhere in src.</summary>
    public static Metric[] InSources() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
           from Match made in Instrument().Matches(File.ReadAllText(file))
           select new Metric(made.Groups[2].Value, made.Groups[3].Value, KindOf(made.Groups[1].Value)),
    ];

    /// <summary>Names of the service's metrics in an expression of Prometheus.</summary>
    public static IEnumerable<string> NamesIn(string expression) => Asked().Matches(expression).Select(static name => name.Value);

    private static string KindOf(string made) => made switch
    {
        _ when made.Contains("UpDown", StringComparison.Ordinal) => "up-down",
        _ when made.Contains("Histogram", StringComparison.Ordinal) => "histogram",
        _ when made.Contains("Gauge", StringComparison.Ordinal) => "gauge",
        _ => "counter",
    };

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\| `(monitoring\.[a-z_.]+)` \| `([^`]+)` \| ([a-z-]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(\w*(?:Gauge|Counter|Histogram)\w*)(?:<\w+>)?\(""(monitoring\.[a-z_.]+)"", ""([^""]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"monitoring_[a-z_]+")]
    private static partial Regex Asked();

    /// <summary>One metric.</summary>
    internal sealed record Metric(string Name, string Unit, string Kind)
    {
        /// <summary>Its names in Prometheus, by OpenTelemetry's rules for it.</summary>
        public string[] InPrometheus()
        {
            var name = Name.Replace('.', '_') + (Unit == "By" ? "_bytes" : Unit == "s" ? "_seconds" : "");
            return Kind switch
            {
                "counter" => [name + "_total"],
                "histogram" => [name + "_bucket", name + "_sum", name + "_count"],
                _ => [name],
            };
        }
    }
}
