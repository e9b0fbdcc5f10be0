using System.Net.Sockets;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

/// <summary>
/// Two buffers that change places: callers encode into one while the other is on its way to the socket, so everything
/// published during a write leaves in the next one. A Pipe would need a flush per packet and allows one flush at a time.
/// </summary>
internal sealed class SendQueue(Socket socket, int limit) : IDisposable
{
    private readonly SemaphoreSlim _wake = new(0);
    private ByteBuffer _filling = new();
    private ByteBuffer _sending = new();
    private TaskCompletionSource? _room;
    private bool _woken;
    private bool _closed;

    /// <summary>Guards the filling buffer, and whatever must happen in the order of the packets.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Only under <see cref="Gate"/>; call <see cref="Wake"/> before leaving it.</summary>
    public ByteBuffer Filling => _filling;

    public void Wake()
    {
        if (!_woken)
        {
            _woken = true;
            _wake.Release();
        }
    }

    /// <summary>Completes when fewer bytes than the limit are queued.</summary>
    public Task WaitForRoomAsync()
    {
        lock (Gate)
        {
            return _closed || _filling.Count < limit
                ? Task.CompletedTask
                : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await _wake.WaitAsync(stop);
            TaskCompletionSource? room;
            lock (Gate)
            {
                _woken = false;
                (_filling, _sending) = (_sending, _filling);
                (room, _room) = (_room, null);
            }

            room?.SetResult();
            for (var rest = _sending.Written; rest.Length > 0;)
            {
                rest = rest[await socket.SendAsync(rest, SocketFlags.None, stop)..];
            }

            _sending.Clear();
        }
    }

    public void Dispose() => _wake.Dispose();

    public void Close()
    {
        TaskCompletionSource? room;
        lock (Gate)
        {
            _closed = true;
            (room, _room) = (_room, null);
        }

        room?.TrySetResult();
    }
}
