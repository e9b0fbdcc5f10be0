using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>
/// Keeps refused payloads for the engineer. The connection only queues; a background loop stores. Full: the oldest is dropped and
/// counted, since the newest tells best what is wrong now.
/// </summary>
internal sealed partial class RejectedPayloads : BackgroundService
{
    /// <summary>Bytes of a payload that are kept.</summary>
    public const int HeadLength = 512;

    private const int WriteAtOnce = 100;

    private readonly Channel<RejectedPayload> _queue;
    private readonly IRejectedPayloadStore _store;
    private readonly IngestMetrics _metrics;
    private readonly ILogger<RejectedPayloads> _logger;

    public RejectedPayloads(IRejectedPayloadStore store, IngestMetrics metrics, IOptions<MqttOptions> options, ILogger<RejectedPayloads> logger)
    {
        _store = store;
        _metrics = metrics;
        _logger = logger;
        _queue = Channel.CreateBounded<RejectedPayload>(
            new BoundedChannelOptions(options.Value.MaximumRejectedQueue) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => metrics.Dropped("rejected-payloads"));
    }

    public void Add(string gatewayId, ReadOnlySpan<byte> topic, PayloadFault fault, ReadOnlySpan<byte> payload, long arrival) =>
        _queue.Writer.TryWrite(new RejectedPayload
        {
            At = DateTimeOffset.FromUnixTimeMilliseconds(arrival),
            GatewayId = gatewayId,
            Topic = Encoding.UTF8.GetString(topic[..Math.Min(topic.Length, HeadLength)]),
            Reason = fault.Reason.Name(),
            Offset = fault.Offset,
            Text = fault.Reason.Chinese(),
            TextEn = fault.Reason.English(),
            Length = payload.Length,
            Head = Encoding.UTF8.GetString(payload[..Math.Min(payload.Length, HeadLength)]),
        });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<RejectedPayload>(WriteAtOnce);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                while (batch.Count < WriteAtOnce && _queue.Reader.TryRead(out var payload))
                {
                    batch.Add(payload);
                }

                await StoreAsync([.. batch], stoppingToken);
                batch.Clear();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; what is still queued was only a note.
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "The store is behind a port and may fail in any way; the loop must live on. Counted and logged.")]
    private async Task StoreAsync(RejectedPayload[] batch, CancellationToken cancellationToken)
    {
        try
        {
            await _store.AddAsync(batch, cancellationToken);
        }
        catch (Exception error) when (!(error is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            _metrics.Dropped("rejected-payloads", batch.Length);
            LogNotStored(error, batch.Length);
        }
    }
}
