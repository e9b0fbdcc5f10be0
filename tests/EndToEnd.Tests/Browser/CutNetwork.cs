using System.Net;
using System.Net.Sockets;

namespace Monitoring.EndToEnd.Tests;

/// <summary>
/// A network between a browser and the service that can be cut: what was sent is swallowed by nobody and arrives nowhere, as with a
/// pulled cable, until it is mended; then both sides go on where they were, if they still wait for each other.
/// </summary>
internal sealed class CutNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _lines = [];
    private volatile TaskCompletionSource _whole = Done();
    private readonly Task _accepting;

    public CutNetwork(int target)
    {
        Target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the service is reached through this network.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Port to which new lines lead: that of a service, or of another that takes its place.</summary>
    public int Target { get; set; }

    public void Cut() => _whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Mend() => _whole.TrySetResult();

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptTcpClientAsync(_stop.Token);
                _lines.Add(JoinAsync(near));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            try
            {
                await _whole.Task.WaitAsync(_stop.Token);
                await far.ConnectAsync(IPAddress.Loopback, Target, _stop.Token);
                await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream()), PumpAsync(far.GetStream(), near.GetStream()));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // One side is gone: so is the line.
                return;
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, _stop.Token) is > 0 and var read)
            {
                await _whole.Task.WaitAsync(_stop.Token);
                await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_lines);
        _stop.Dispose();
    }
}
