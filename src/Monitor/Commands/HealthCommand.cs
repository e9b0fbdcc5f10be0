using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Contracts;

namespace Monitoring.Monitor;

/// <summary><c>monitor health</c>: asks a running service how it is. For containers, which need not have another HTTP client.</summary>
internal static partial class HealthCommand
{
    /// <summary>Lines for <c>--help</c>.</summary>
    public const string Usage = """
        monitor health [--http PORT] [--listen ADDRESS] [--ready]
          询问运行中的服务：存活，或 --ready 各部件 / asks the running service: does it live, or with --ready how its parts are; exit code 0 or 1
        """;

    /// <summary>Longest wait for the answer. A service that needs longer for it is not well.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs it.</summary>
    public static async Task<int> RunAsync(string[] args, CommandOutput output)
    {
        var (address, ready, faults) = Parse(args);
        if (faults.Count > 0)
        {
            faults.ForEach(output.Error.WriteLine);
            await output.Error.WriteLineAsync(Usage);
            return 2;
        }

        // Not by a proxy that the environment may name for the outside: this asks the machine itself.
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(ready ? "health/ready" : "health/live", UriKind.Relative));
            if (ready && await answer.Content.ReadFromJsonAsync(HealthJson.Default.Answer) is { } body)
            {
                foreach (var part in body.Parts)
                {
                    await output.Out.WriteLineAsync($"{(part.Ok ? "ok  " : "FAIL")} {part.Name}: {part.Detail}");
                }
            }

            await output.Out.WriteLineAsync($"{address}: {(int)answer.StatusCode}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException or JsonException)
        {
            await output.Error.WriteLineAsync($"{address}: 没有应答 / no answer: {error.Message}");
            return 1;
        }
    }

    private static (Uri Address, bool Ready, List<string> Faults) Parse(string[] args)
    {
        var (port, host, ready) = ((ushort)5080, IPAddress.Loopback, false);
        List<string> faults = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--ready")
            {
                ready = true;
            }
            else if (args[i] is not ("--http" or "--listen"))
            {
                faults.Add($"{args[i]}: 没有这个选项 / no such option");
            }
            else if (i + 1 == args.Length)
            {
                faults.Add($"{args[i]}: 缺少参数 / its value is missing");
            }
            else if (args[i] == "--http" ? !ushort.TryParse(args[++i], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port == 0 : !IPAddress.TryParse(args[++i], out host))
            {
                faults.Add($"{args[i - 1]} {args[i]}: 取值不对 / a wrong value");
            }
        }

        return (new UriBuilder(Uri.UriSchemeHttp, Reachable(host ?? IPAddress.Loopback).ToString(), port).Uri, ready, faults);
    }

    /// <summary>A service that listens at all addresses is asked at loopback.</summary>
    private static IPAddress Reachable(IPAddress listen) =>
        listen.Equals(IPAddress.Any) ? IPAddress.Loopback : listen.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback : listen;

    /// <summary>What is read of the body of <c>/health/ready</c>.</summary>
    internal sealed record Answer(PartHealth[] Parts);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Answer))]
    private sealed partial class HealthJson : JsonSerializerContext;
}
