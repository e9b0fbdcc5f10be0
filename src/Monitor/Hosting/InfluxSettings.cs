using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>
/// The way to InfluxDB: what anybody may see in the address (<c>--influx</c> or <c>MONITOR_INFLUX</c>), secrets in the environment or in
/// files that it names.
/// </summary>
internal static class InfluxSettings
{
    /// <summary>Environment variables for secrets; with <c>_FILE</c> added, the file that holds it.</summary>
    private const string Token = "MONITOR_INFLUX_TOKEN", User = "MONITOR_INFLUX_USER", Password = "MONITOR_INFLUX_PASSWORD";

    /// <summary>Reads them; null if the address cannot be read.</summary>
    /// <param name="text">The address, with <c>db</c>, or <c>org</c> and <c>bucket</c>, and options in its query.</param>
    /// <param name="data">Data folder.</param>
    /// <param name="environment">Value of an environment variable.</param>
    /// <param name="faults">All faults found are added.</param>
    public static InfluxOptions? Read(string text, string data, Func<string, string?> environment, List<string> faults)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            faults.Add($"--influx {text}: 不是网址 / not an address");
            return null;
        }

        var options = new InfluxOptions { Url = url, RefusedDirectory = Path.Combine(data, "influx") };
        foreach (var (name, values) in QueryHelpers.ParseQuery(url.Query))
        {
            if (!Take(options, name, values.ToString()))
            {
                faults.Add($"--influx {name}={values}: 没有这个选项或取值不对 / no such option, or a wrong value");
            }
        }

        options.Token = SecretSettings.Read(Token, environment, faults);
        options.User = SecretSettings.Read(User, environment, faults);
        options.Password = SecretSettings.Read(Password, environment, faults);
        faults.AddRange(options.Validate().Select(static fault => $"--influx: 配置有误 / {fault}"));
        return options;
    }

    private static bool Take(InfluxOptions options, string name, string value)
    {
        switch (name)
        {
            case "db":
                options.Database = value;
                return true;
            case "rp":
                options.RetentionPolicy = value;
                return true;
            case "org":
                options.Org = value;
                return true;
            case "bucket":
                options.Bucket = value;
                return true;
            case "measurement":
                options.Measurement = value;
                return true;
            case "gzip" when bool.TryParse(value, out var gzip):
                options.Gzip = gzip;
                return true;
            case "inflight" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var requests):
                options.InFlight = requests;
                return true;
            case "batch" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes):
                options.BatchBytes = bytes;
                return true;
            case "timeout" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 86_400:
                options.Timeout = TimeSpan.FromSeconds(seconds);
                return true;
            default:
                return false;
        }
    }
}
