using System.Buffers;
using System.Text.Json;
using Monitoring.MqttClient;

namespace Monitoring.Replay.Publishing;

/// <summary>Publishes a recording as a gateway would (contract §2), each row when it is due on an accelerated clock.</summary>
internal sealed class Publisher(ReplayOptions options, TimeProvider wall, Action<string> say)
{
    /// <summary>The service's clock: equal to the wall clock at the anchor, faster from there.</summary>
    private readonly DateTimeOffset _anchor = options.Anchor ?? wall.GetUtcNow();

    public async Task<int> RunAsync(Recording recording, CancellationToken cancellationToken)
    {
        var connect = new MqttOptions
        {
            Host = options.Host,
            Port = options.Port,
            ClientId = $"replay-{Environment.ProcessId}",
            User = options.User,
            Password = options.Password,
        };
        await using var connection = await MqttConnection.ConnectAsync(connect, cancellationToken);
        var start = Now().AddSeconds(1).ToUnixTimeMilliseconds();
        var rows = recording.StartingAt(start).Rows;
        var seq = wall.GetUtcNow().ToUnixTimeMilliseconds();
        var sent = new List<Task<byte>>();
        for (var i = 0; i < rows.Count; i++)
        {
            var wait = (DateTimeOffset.FromUnixTimeMilliseconds(rows[i].Arrival) - Now()) / options.Clock;
            if (wait > TimeSpan.Zero)
            {
                // A pause is the time to hear of what was sent: no more than a window is on its way.
                await Task.WhenAll(sent);
                sent.Clear();
                await Task.Delay(wait, wall, cancellationToken);
            }

            sent.Add(connection.PublishAsync(
                $"hm/v1/{options.Site}/telemetry", Payload(recording, rows[i], seq + i), MqttQoS.AtLeastOnce, cancellationToken: cancellationToken));
            if (i % 360 == 0)
            {
                say($"{i}/{rows.Count} {DateTimeOffset.FromUnixTimeMilliseconds(rows[i].Ts):yyyy-MM-dd HH:mm:ss}Z");
            }
        }

        await Task.WhenAll(sent);
        await connection.DisconnectAsync();
        return rows.Count;
    }

    internal static byte[] Payload(Recording recording, Row row, long seq)
    {
        var buffer = new ArrayBufferWriter<byte>(recording.Points.Length * 24);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteNumber("seq", seq);
        json.WriteBoolean("backfill", row.Arrival > row.Ts);
        json.WriteNumber("ts", row.Ts);
        json.WriteStartObject("points");
        for (var p = 0; p < row.Values.Length; p++)
        {
            if (!double.IsNaN(row.Values[p]))
            {
                json.WriteNumber(recording.Points[p], row.Values[p]);
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private DateTimeOffset Now() => _anchor + ((wall.GetUtcNow() - _anchor) * options.Clock);
}
