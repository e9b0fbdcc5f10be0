using Monitoring.MqttClient;
using Monitoring.Plant.Design;
using Monitoring.Plant.Hosting;

namespace Monitoring.Plant.Publishing;

/// <summary>
/// Sends one site's rows in order: while the oldest is fresh, as live batches; after an outage as back-fill, oldest first,
/// until it has caught up. A batch keeps its number until it is acknowledged, so a repeat is known as one.
/// </summary>
internal sealed class SitePublisher(SiteModel site, Sequence sequence, PlantClock clock, int capacity, Action<string> say)
{
    // About 2,000 samples: 40 KB of JSON, far below the contract's 256 KiB and 10,000 samples.
    private const int SamplesPerBackfill = 2_000;
    private readonly string _topic = $"hm/v1/{site.Id}/telemetry";
    private byte[]? _unconfirmed;

    public SiteModel Site { get; } = site;

    public RowBuffer Buffer { get; } = new(capacity);

    /// <summary>The site has a connection of its own, which breaks when its line is down.</summary>
    public bool OwnLink { get; init; }

    public long Batches { get; private set; }

    /// <summary>Publishes until the connection ends (MqttClosedException) or the token is cancelled.</summary>
    public async Task RunAsync(MqttConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Site.LineDown && OwnLink)
            {
                throw new MqttClosedException($"{Site.Id}: line down");
            }

            if (Buffer.Count == 0 || Site.LineDown)
            {
                await Buffer.WaitAsync(cancellationToken);
            }

            if (!Site.LineDown && Buffer.Count > 0)
            {
                await SendAsync(connection, cancellationToken);
            }
        }
    }

    private async Task SendAsync(MqttConnection connection, CancellationToken cancellationToken)
    {
        Task<byte> acknowledged;
        lock (sequence)
        {
            // Sites share the gateway's numbers: numbered and queued in one go, so that they arrive in order.
            _unconfirmed ??= Next();
            acknowledged = connection.PublishAsync(_topic, _unconfirmed, MqttQoS.AtLeastOnce, cancellationToken: cancellationToken);
        }

        await acknowledged;
        _unconfirmed = null;
        Buffer.Confirm();
        Batches++;
    }

    private byte[] Next()
    {
        var late = clock.GetUtcNow() - clock.Freshness;
        var rows = Buffer.Take(Math.Max(1, SamplesPerBackfill / Site.Config.Points.Count), late.ToUnixTimeMilliseconds());
        if (rows[^1].Ts > late.ToUnixTimeMilliseconds())
        {
            return BatchWriter.Live(Site.Config, sequence.Next(), rows[0]);
        }

        say($"{Site.Id} back-fills {rows.Length} rows from {DateTimeOffset.FromUnixTimeMilliseconds(rows[0].Ts):HH:mm:ss}Z");
        return BatchWriter.Backfill(Site.Config, sequence.Next(), rows);
    }
}
