using System.Globalization;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>Somebody else's client: mosquitto_pub, a process per message, which ends with 0 only if it got its PUBACK or PUBCOMP.</summary>
internal sealed class MosquittoClient(MonitorProcess monitor, string site, string point, int qos)
{
    private long _last;

    public List<long> Sent { get; } = [];

    public HashSet<long> Acknowledged { get; } = [];

    public string Site => site;

    public string Point => point;

    public static double ValueOf(long ts) => ts % 1000 / 10.0;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _last = Math.Max(_last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            Sent.Add(_last);
            var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"v\":{ValueOf(_last)},\"ts\":{_last}}}");
            var (code, _) = await Run.Program(
                "mosquitto_pub", "-h", "127.0.0.1", "-p", monitor.Mqtt.ToString(CultureInfo.InvariantCulture), "-u", "demo", "-P", "demo", "-i", $"mosquitto-{qos}",
                "-q", qos.ToString(CultureInfo.InvariantCulture), "-t", $"hm/v1/{site}/telemetry/{point}", "-m", payload);
            if (code == 0)
            {
                Acknowledged.Add(_last);
            }
            else
            {
                // Away: a process per try would only take the machine from the one that starts.
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, CancellationToken.None);
            }
        }
    }
}
