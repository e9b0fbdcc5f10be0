using System.Threading.Channels;

namespace Monitoring.Silo;

/// <summary>
/// One request at a time, in the order in which buffers came. A site always has the same lane, so its order is kept. Bounded: one buffer is
/// filled, one waits, one is on its way; then the reader of the log waits.
/// </summary>
internal sealed class InfluxLane(InfluxDelivery delivery)
{
    private readonly Channel<LineBuffer> _queue = Channel.CreateBounded<LineBuffer>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });

    /// <summary>The buffer that is being filled; null if there is none.</summary>
    public LineBuffer? Open { get; set; }

    /// <summary>Samples that came so far: a new site goes where there were fewest.</summary>
    public long Taken { get; set; }

    /// <summary>Hands the open buffer over; waits while another one waits.</summary>
    public async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        if (Open is { } buffer)
        {
            await _queue.Writer.WriteAsync(buffer, cancellationToken);
            Open = null;
        }
    }

    /// <summary>No more buffers come.</summary>
    public void Complete() => _queue.Writer.Complete();

    /// <summary>Delivers until there are no more.</summary>
    public async Task RunAsync(Action<LineBuffer> stored, CancellationToken cancellationToken)
    {
        await foreach (var buffer in _queue.Reader.ReadAllAsync(cancellationToken))
        {
            if (buffer.Length > 0)
            {
                await delivery.DeliverAsync(new LineSlice(buffer.Written), cancellationToken);
            }

            stored(buffer);
        }
    }
}
