using System.Net.Sockets;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

public sealed partial class MqttConnection
{
    private bool _pingOpen;

    private async Task GuardAsync(Func<Task> loop)
    {
        try
        {
            // Task.Run: the first read may complete at once, and the loop must not run on the caller of ConnectAsync.
            await Task.Run(loop);
        }
        catch (Exception error) when (error is IOException or SocketException or InvalidDataException or ObjectDisposedException)
        {
            End(new MqttCloseReason(error.Message, Error: error));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            End(new MqttCloseReason("stopped"));
        }
    }

    private async Task KeepAliveAsync()
    {
        if (_keepAliveSeconds == 0)
        {
            return;
        }

        // Half the period: the server allows one and a half, and silence is noticed within one.
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(_keepAliveSeconds / 2.0), _options.Time);
        while (await timer.WaitForNextTickAsync(_stop.Token))
        {
            if (Volatile.Read(ref _pingOpen))
            {
                End(new MqttCloseReason("no answer to PINGREQ"));
                return;
            }

            Volatile.Write(ref _pingOpen, true);
            lock (_send.Gate)
            {
                Packets.Empty(_send.Filling, PacketType.PingReq);
                _send.Wake();
            }
        }
    }

    private void End(MqttCloseReason reason)
    {
        if (Interlocked.Exchange(ref _ended, 1) != 0)
        {
            return;
        }

        List<TaskCompletionSource<byte>> waiters;
        Pending[] pending;
        lock (_send.Gate)
        {
            waiters = _inFlight.TakeWaiters();
            waiters.AddRange(_subscriptions.Values);
            _subscriptions.Clear();
            pending = [.. _pending];
            _pending.Clear();
        }

        _send.Close();
        _socket.Dispose();
        _stop.Cancel();
        _received.Writer.TryComplete();
        var closed = new MqttClosedException(reason.Text, reason.Error);
        foreach (var waiter in waiters)
        {
            waiter.TrySetException(closed);
        }

        foreach (var publish in pending)
        {
            publish.Queued!.TrySetException(closed);
        }

        _closed.TrySetResult(reason);
    }
}
