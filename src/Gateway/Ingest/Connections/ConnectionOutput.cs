using System.Buffers;
using System.IO.Pipelines;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>
/// What goes to the client. Packets are written into <see cref="Writer"/> under <see cref="Gate"/> from any thread;
/// <see cref="Flush"/> sends all that gathered as one write. When the client does not take it and the bound is reached, the
/// connection is given up.
/// </summary>
internal sealed class ConnectionOutput(PipeWriter pipe, int maximumUnsent, Action giveUp)
{
    private PacketWriter _sending = new();
    private Task _flushing = Task.CompletedTask;
    private bool _active;
    private bool _closed;

    public Lock Gate { get; } = new();

    /// <summary>Only under <see cref="Gate"/>.</summary>
    public PacketWriter Writer { get; private set; } = new();

    /// <summary>Completes when what was written up to now is handed to the transport, or never will be.</summary>
    public Task Flushing => Volatile.Read(ref _flushing);

    /// <summary>The client is behind with reading.</summary>
    public bool IsBehind => Volatile.Read(ref _active) && Writer.Count > 64 * 1024;

    public void Flush()
    {
        var full = false;
        lock (Gate)
        {
            if (_closed)
            {
                Writer.Clear();
                return;
            }

            // One packet may be larger than the bound; what piles up behind a send under way may not.
            full = _active && Writer.Count > maximumUnsent;
            if (!_active && Writer.Count > 0)
            {
                _active = true;
                _flushing = SendAsync();
            }
        }

        if (full)
        {
            giveUp();
        }
    }

    private async Task SendAsync()
    {
        try
        {
            while (TrySwap())
            {
                pipe.Write(_sending.Written);
                _sending.Clear();
                var result = await pipe.FlushAsync();
                if (result.IsCompleted || result.IsCanceled)
                {
                    Close();
                    break;
                }
            }
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The other side is gone: the reader learns it too and ends the connection.
            Close();
        }
    }

    private void Close()
    {
        lock (Gate)
        {
            _closed = true;
            _active = false;
            Writer.Clear();
        }
    }

    private bool TrySwap()
    {
        lock (Gate)
        {
            if (Writer.Count == 0)
            {
                _active = false;
                return false;
            }

            (Writer, _sending) = (_sending, Writer);
            return true;
        }
    }
}
