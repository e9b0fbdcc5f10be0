using System.Globalization;
using System.Text;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A gateway that sends numbered batches to the try-out bench, in order, and after a break sends again what was not acknowledged.</summary>
internal sealed class Publisher(MonitorProcess monitor)
{
    public const string Bench = "330100099";

    private readonly Queue<Message> _unacknowledged = new();
    private long _last = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
    private long _seq;

    /// <summary>Where it publishes: the service, or a broker before it.</summary>
    public int Port { get; init; } = monitor.Mqtt;

    /// <summary>Time between two messages; none sends as fast as answers come.</summary>
    public TimeSpan Pace { get; init; }

    /// <summary>Sample times in the order sent, with the value of LI-912.</summary>
    public List<(long Ts, double Level)> Sent { get; } = [];

    /// <summary>To be read whole only when nothing is sent; its count at any time.</summary>
    public HashSet<long> Acknowledged { get; } = [];

    /// <summary>What is acknowledged now, while it goes on.</summary>
    public long[] AcknowledgedSoFar()
    {
        lock (Acknowledged)
        {
            return [.. Acknowledged];
        }
    }

    /// <summary>The same gateway at another service: it sends on, and sends nothing again.</summary>
    public Publisher GoOnAt(MonitorProcess other)
    {
        var next = new Publisher(other) { _last = _last, _seq = _seq };
        next.Sent.AddRange(Sent);
        return next;
    }

    /// <summary>Publishes until the connection ends or the time is over.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var options = new MqttOptions
        {
            ClientId = "crash-test", User = "demo", Password = "demo", Port = Port, Window = 32, KeepAlive = TimeSpan.FromSeconds(20),
        };
        try
        {
            await using var connection = await MqttConnection.ConnectAsync(options, stop);
            var flying = new Queue<(Message Message, Task<byte> Answer)>();
            foreach (var message in _unacknowledged.ToArray())
            {
                flying.Enqueue((message, connection.PublishAsync(Topic, message.Payload, cancellationToken: CancellationToken.None)));
            }

            while (!stop.IsCancellationRequested)
            {
                while (flying.Count < 32)
                {
                    var message = Next();
                    _unacknowledged.Enqueue(message);
                    flying.Enqueue((message, connection.PublishAsync(Topic, message.Payload, cancellationToken: CancellationToken.None)));
                }

                await TakeAsync(flying.Dequeue());
                if (Pace > TimeSpan.Zero)
                {
                    await Task.Delay(Pace, TimeProvider.System, CancellationToken.None);
                }
            }

            while (flying.TryDequeue(out var rest))
            {
                await TakeAsync(rest);
            }
        }
        catch (Exception e) when (e is MqttClosedException or MqttRefusedException or IOException or System.Net.Sockets.SocketException or OperationCanceledException)
        {
            // The service was killed: what is left in the queue is sent again next time.
        }
    }

    private const string Topic = $"hm/v1/{Bench}/telemetry";

    private async Task TakeAsync((Message Message, Task<byte> Answer) flight)
    {
        Assert.Equal(0, await flight.Answer);
        Assert.Same(flight.Message, _unacknowledged.Dequeue());
        lock (Acknowledged)
        {
            Acknowledged.Add(flight.Message.Ts);
        }
    }

    private Message Next()
    {
        _last = Math.Max(_last + 1, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var level = ++_seq / 3 % 2 == 0 ? 8.0 : 14.5;
        Sent.Add((_last, level));
        var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{_seq},\"ts\":{_last},\"points\":{{\"LI-912\":{level},\"FI-1\":{_seq % 1000}}}}}");
        return new Message(_last, Encoding.UTF8.GetBytes(payload));
    }

    private sealed record Message(long Ts, byte[] Payload);
}
