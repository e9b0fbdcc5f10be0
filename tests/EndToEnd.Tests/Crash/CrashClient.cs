using System.Globalization;
using System.Text;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>
/// A real MQTT client that publishes numbered messages in order, notes what was acknowledged, and after a break sends again what was
/// not. Runs over kills and restarts until it is told to finish.
/// </summary>
internal sealed class CrashClient(MonitorProcess monitor, CrashStream stream)
{
    private readonly Queue<Message> _unacknowledged = new();
    private long _last;
    private long _seq;

    /// <summary>Sample times in the order sent, with the number of their message.</summary>
    public List<(long Ts, long Seq)> Sent { get; } = [];

    /// <summary>Sample times of acknowledged messages.</summary>
    public HashSet<long> Acknowledged { get; } = [];

    /// <summary>How connections ended, by the reason code of the server's DISCONNECT (5.0).</summary>
    public List<byte> Endings { get; } = [];

    public CrashStream Stream => stream;

    /// <summary>Publishes, and connects again and again, until stopped; then hands over what is left, on a service that runs.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await ConnectionAsync(stop);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Sends what was never acknowledged, so that the end is well defined.</summary>
    public async Task FinishAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (_unacknowledged.Count > 0)
        {
            patience.Token.ThrowIfCancellationRequested();
            await ConnectionAsync(new CancellationToken(canceled: true));
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>One connection; ends when it breaks or when everything is acknowledged after the stop.</summary>
    private async Task ConnectionAsync(CancellationToken stop)
    {
        var options = new MqttOptions
        {
            ClientId = stream.Name, User = stream.Gateway, Password = stream.Secret, Port = monitor.Mqtt, Window = stream.Window,
            Version = stream.Version, KeepAlive = TimeSpan.FromSeconds(20),
        };
        try
        {
            await using var connection = await MqttConnection.ConnectAsync(options, CancellationToken.None);
            try
            {
                await PublishAsync(connection, stop);
            }
            finally
            {
                if (connection.Closed.IsCompletedSuccessfully)
                {
                    Endings.Add((await connection.Closed).ReasonCode);
                }
            }
        }
        catch (Exception e) when (e is MqttClosedException or MqttRefusedException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // Killed, stopped or full: what is left in the queue is sent again.
        }
    }

    private async Task PublishAsync(MqttConnection connection, CancellationToken stop)
    {
        var flying = new Queue<(Message Message, Task<byte> Answer)>();
        foreach (var message in _unacknowledged.ToArray())
        {
            flying.Enqueue((message, Send(connection, message)));
        }

        while (!stop.IsCancellationRequested)
        {
            while (flying.Count < stream.Window)
            {
                var message = Next();
                _unacknowledged.Enqueue(message);
                flying.Enqueue((message, Send(connection, message)));
            }

            await TakeAsync(flying.Dequeue());
        }

        while (flying.TryDequeue(out var rest))
        {
            await TakeAsync(rest);
        }
    }

    private Task<byte> Send(MqttConnection connection, Message message) =>
        connection.PublishAsync($"hm/v1/{stream.Site}/telemetry", message.Payload, stream.QoS, cancellationToken: CancellationToken.None);

    private async Task TakeAsync((Message Message, Task<byte> Answer) flight)
    {
        Assert.Equal(0, await flight.Answer);
        Assert.Same(flight.Message, _unacknowledged.Dequeue());
        Acknowledged.UnionWith(flight.Message.Times);
    }

    private Message Next()
    {
        _seq++;
        var times = new long[stream.Rows];
        var rows = new StringBuilder();
        for (var row = 0; row < times.Length; row++)
        {
            var now = (TimeProvider.System.GetUtcNow() - stream.Ago).ToUnixTimeMilliseconds();
            times[row] = _last = Math.Max(_last + 1, now);
            Sent.Add((_last, _seq));
            var points = string.Join(',', stream.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"\"{p.Point}\":{p.Value(_seq)}")));
            rows.Append(CultureInfo.InvariantCulture, $"{(row == 0 ? "" : ",")}{{\"ts\":{_last},\"points\":{{{points}}}}}");
        }

        var payload = stream.Rows == 1 && !stream.Backfill
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{_seq},{rows.ToString()[1..]}")
            : string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{_seq},\"backfill\":{(stream.Backfill ? "true" : "false")},\"rows\":[{rows}]}}");
        return new Message(times, Encoding.UTF8.GetBytes(payload));
    }

    private sealed record Message(long[] Times, byte[] Payload);
}
