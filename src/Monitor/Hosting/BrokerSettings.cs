using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Monitoring.Gateway.Ingest.Broker;

namespace Monitoring.Monitor;

/// <summary>The way to an MQTT broker: the address (<c>--broker</c> or <c>MONITOR_BROKER</c>) with options in its query, user and password in the environment.</summary>
internal static class BrokerSettings
{
    private const string User = "MONITOR_BROKER_USER", Password = "MONITOR_BROKER_PASSWORD";

    /// <summary>Reads them; null if the address cannot be read.</summary>
    /// <param name="text">The address.</param>
    /// <param name="http">HTTP port: with the machine's name it makes the client id, unless one is given.</param>
    /// <param name="environment">Value of an environment variable.</param>
    /// <param name="faults">All faults found are added.</param>
    public static BrokerOptions? Read(string text, int http, Func<string, string?> environment, List<string> faults)
    {
        if (!BrokerLines.Available)
        {
            faults.Add("--broker: 本构建不含MQTTnet，仅Orleans引擎支持消息代理 / this build has no MQTTnet; only the engine Orleans can use a broker");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            faults.Add($"--broker {text}: 不是网址 / not an address");
            return null;
        }

        var options = new BrokerOptions { Url = new UriBuilder(url) { Query = "", Fragment = "" }.Uri, ClientId = DefaultClientId(http) };
        foreach (var (name, values) in QueryHelpers.ParseQuery(url.Query))
        {
            if (!Take(options, name, values.ToString()))
            {
                faults.Add($"--broker {name}={values}: 没有这个选项或取值不对 / no such option, or a wrong value");
            }
        }

        options.User = SecretSettings.Read(User, environment, faults);
        options.Password = SecretSettings.Read(Password, environment, faults);
        faults.AddRange(options.Validate().Select(static fault => $"--broker: 配置有误 / {fault}"));
        if (options.CaFile is { } file && !File.Exists(file))
        {
            faults.Add($"--broker ca={file}: 文件不存在 / there is no such file");
        }

        return options;
    }

    private static bool Take(BrokerOptions options, string name, string value)
    {
        switch (name)
        {
            case "client":
                options.ClientId = value;
                return true;
            case "group":
                options.Group = value;
                return true;
            case "share" when value is "yes" or "no":
                options.Shared = value == "yes";
                return true;
            case "sites":
                options.Sites = value.Split(',');
                return true;
            case "ca":
                options.CaFile = value;
                return true;
            case "inflight" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var messages):
                options.ReceiveMaximum = messages;
                return true;
            case "expiry" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                options.SessionExpiry = TimeSpan.FromSeconds(seconds);
                return true;
            case "keepalive" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds):
                options.KeepAlive = TimeSpan.FromSeconds(seconds);
                return true;
            default:
                return false;
        }
    }

    private static string DefaultClientId(int http)
    {
        var machine = string.Concat(Environment.MachineName.Where(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'));
        return string.Create(CultureInfo.InvariantCulture, $"monitoring-{machine[..Math.Min(machine.Length, 64)]}-{http}");
    }
}
