using System.Globalization;
using System.Text;
using Monitoring.Contracts;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>
/// One plant's line: a message at a time, each moves one point over or under its limit, and what is not acknowledged is sent again, to whichever
/// gateway answers.
/// </summary>
internal sealed class ClusterSender(string site, string secret, IReadOnlyList<MonitorProcess> gateways)
{
    public const string Gateway = "load";
    public const int Points = 10;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly bool[] _high = new bool[Points];
    private readonly List<(string Point, long Ts, TransitionReason Reason)> _expected = [];
    private readonly List<DateTimeOffset> _acknowledged = [];
    private (byte[] Payload, (string, long, TransitionReason) Expected)? _pending;
    private int _gateway = site[^1] % gateways.Count;
    private long _seq;
    private long _last;

    public string Site => site;

    public int Count
    {
        get
        {
            lock (_acknowledged)
            {
                return _acknowledged.Count;
            }
        }
    }

    /// <summary>Sends until told to stop, and then what is left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested || _pending is not null)
        {
            try
            {
                await ConnectionAsync(stop);
            }
            catch (Exception e) when (e is MqttClosedException or MqttRefusedException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
            {
                _gateway = (_gateway + 1) % gateways.Count;
                await Task.Delay(Pace, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    /// <summary>Longest time without an acknowledgement, of those that ended after a moment.</summary>
    public TimeSpan LongestGapSince(DateTimeOffset moment)
    {
        lock (_acknowledged)
        {
            return _acknowledged.Zip(_acknowledged.Skip(1)).Where(pair => pair.Second >= moment).Select(pair => pair.Second - pair.First).DefaultIfEmpty().Max();
        }
    }

    /// <summary>Numbers without a gap, and exactly the transitions that the acknowledged samples make, in their order.</summary>
    public void Check(AlarmTransition[] journal)
    {
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal(_expected, journal
            .Where(t => t.Alarm.PointId.StartsWith('P') && t.Reason is TransitionReason.Occurred or TransitionReason.Cleared)
            .Select(t => (t.Alarm.PointId, t.At.ToUnixTimeMilliseconds(), t.Reason)));
    }

    private async Task ConnectionAsync(CancellationToken stop)
    {
        var options = new MqttOptions
        {
            ClientId = $"{Gateway}-{site}", User = Gateway, Password = secret, Port = gateways[_gateway].Mqtt, KeepAlive = TimeSpan.FromSeconds(20),
        };
        await using var line = await MqttConnection.ConnectAsync(options, CancellationToken.None);
        using var pace = new PeriodicTimer(Pace);
        while (!stop.IsCancellationRequested || _pending is not null)
        {
            var (payload, expected) = _pending ??= Next();
            Assert.Equal(0, await line.PublishAsync($"hm/v1/{site}/telemetry", payload, cancellationToken: CancellationToken.None));
            lock (_acknowledged)
            {
                _acknowledged.Add(TimeProvider.System.GetUtcNow());
            }

            _expected.Add(expected);
            _pending = null;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private (byte[] Payload, (string, long, TransitionReason) Expected) Next()
    {
        var moved = (int)(_seq++ % Points);
        _high[moved] = !_high[moved];
        _last = Math.Max(_last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var points = string.Join(',', _high.Select((high, i) => string.Create(CultureInfo.InvariantCulture, $"\"P{i}\":{(high ? 90 : 10)}")));
        return (
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{_seq},\"ts\":{_last},\"points\":{{{points}}}}}")),
            ($"P{moved}", _last, _high[moved] ? TransitionReason.Occurred : TransitionReason.Cleared));
    }
}
