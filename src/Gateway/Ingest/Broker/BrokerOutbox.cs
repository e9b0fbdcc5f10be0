using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// Messages down that the broker does not have yet. Of a retained topic only the newest is kept, so every process may publish it: the last
/// word is the same. Bounded; when full a new one is dropped and counted.
/// </summary>
internal sealed partial class BrokerOutbox(BrokerOptions options, IngestMetrics metrics, TimeProvider clock, ILogger<BrokerOutbox> logger) : Down.IDownCopy
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Letter> _letters = new();
    private readonly Dictionary<string, LinkedListNode<Letter>> _retained = new(StringComparer.Ordinal);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Messages that wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _letters.Count;
            }
        }
    }

    /// <inheritdoc/>
    public void Add(string topic, byte[] payload, bool retain)
    {
        lock (_gate)
        {
            var letter = new Letter(topic, payload, retain);
            if (retain && _retained.TryGetValue(topic, out var older))
            {
                older.Value = letter;
            }
            else if (_letters.Count >= options.MaximumDown)
            {
                metrics.Dropped("broker-down");
                return;
            }
            else
            {
                var node = _letters.AddLast(letter);
                if (retain)
                {
                    _retained[topic] = node;
                }
            }
        }

        _signal.Writer.TryWrite(true);
    }

    /// <summary>Sends what waits and what comes, until <paramref name="cancellationToken"/> says that the line ends. Does not throw.</summary>
    public async Task SendAsync(IBrokerLine line, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                while (First() is { } letter)
                {
                    await SendAsync(line, letter, cancellationToken);
                }

                await _signal.Reader.ReadAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // What is left goes by the next line.
        }
    }

    private async Task SendAsync(IBrokerLine line, Letter letter, CancellationToken cancellationToken)
    {
        var (settled, fault) = await line.PublishAsync(letter.Topic, letter.Payload, letter.Retain, cancellationToken);
        if (!settled)
        {
            LogNotSent(letter.Topic, fault!);
            await Task.Delay(options.FirstPause, clock, cancellationToken);
            return;
        }

        if (fault is not null)
        {
            metrics.Dropped("broker-down");
            LogRefused(letter.Topic, fault);
        }

        lock (_gate)
        {
            // A newer one may have taken its place meanwhile.
            if (_letters.First is { } node && ReferenceEquals(node.Value, letter))
            {
                _letters.RemoveFirst();
                if (letter.Retain)
                {
                    _retained.Remove(letter.Topic);
                }
            }
        }
    }

    private Letter? First()
    {
        lock (_gate)
        {
            return _letters.First?.Value;
        }
    }

    private sealed record Letter(string Topic, byte[] Payload, bool Retain);

    [LoggerMessage(1108, LogLevel.Error, "The broker refuses {Topic}, it is dropped: {Fault}")]
    private partial void LogRefused(string topic, string fault);

    [LoggerMessage(1106, LogLevel.Warning, "The broker does not take {Topic}, it is tried again: {Fault}")]
    private partial void LogNotSent(string topic, string fault);
}
