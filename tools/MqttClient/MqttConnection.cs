using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Channels;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

/// <summary>
/// One MQTT 3.1.1 or 5.0 connection over TCP. It lives once: when it ends, <see cref="Closed"/> completes, everything
/// unacknowledged fails with <see cref="MqttClosedException"/>, and the caller connects anew.
/// </summary>
public sealed partial class MqttConnection : IAsyncDisposable
{
    private readonly MqttOptions _options;
    private readonly Socket _socket;
    private readonly SendQueue _send;
    private readonly PipeReader _input;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<MqttCloseReason> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<Received> _received;
    private readonly InFlightTable _inFlight;
    private readonly int _keepAliveSeconds;
    private Task _loops = Task.CompletedTask;
    private int _ended;

    private MqttConnection(MqttOptions options, Socket socket, PipeReader input, SendQueue send, ConnAck answer)
    {
        var window = Math.Clamp(Math.Min(options.Window, answer.ReceiveMaximum), 1, SubscriptionIds);
        _options = options;
        _socket = socket;
        _input = input;
        _send = send;
        _inFlight = new InFlightTable(window);
        _received = Channel.CreateBounded<Received>(new BoundedChannelOptions(options.ReceiveQueue) { SingleWriter = true });
        _keepAliveSeconds = answer.ServerKeepAlive ?? (int)options.KeepAlive.TotalSeconds;
        SessionPresent = answer.SessionPresent;
    }

    /// <summary>The server had a session for this client id and resumed it.</summary>
    public bool SessionPresent { get; }

    /// <summary>Completes, never faults, when the connection has ended for whatever reason.</summary>
    public Task<MqttCloseReason> Closed => _closed.Task;

    public bool IsOpen => Volatile.Read(ref _ended) == 0;

    /// <exception cref="MqttRefusedException">CONNACK with a code other than 0.</exception>
    /// <exception cref="SocketException">Nobody listens there.</exception>
    /// <exception cref="IOException">The server closed the connection, or did not answer in time.</exception>
    public static async Task<MqttConnection> ConnectAsync(MqttOptions options, CancellationToken cancellationToken = default)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, either.Token);
            var hello = new ByteBuffer();
            Packets.Connect(hello, options);
            await socket.SendAsync(hello.Written, SocketFlags.None, either.Token);
            var input = PipeReader.Create(new NetworkStream(socket, ownsSocket: false), new StreamPipeReaderOptions(bufferSize: 65_536));
            var answer = await ReadConnAckAsync(input, options.Version, either.Token);
            if (answer.ReasonCode != 0)
            {
                throw new MqttRefusedException(answer.ReasonCode);
            }

            var connection = new MqttConnection(options, socket, input, new SendQueue(socket, options.SendLimit), answer);
            connection.Start();
            return connection;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new MqttClosedException($"No CONNACK from {options.Host}:{options.Port} within {options.ConnectTimeout}.");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends DISCONNECT (so no will), waits until the socket is closed.</summary>
    public async Task DisconnectAsync()
    {
        if (IsOpen)
        {
            lock (_send.Gate)
            {
                Packets.Empty(_send.Filling, PacketType.Disconnect);
                _send.Wake();
            }

            // The server closes after DISCONNECT; one that does not must not hold us.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _options.Time);
            await using var end = patience.Token.Register(() => End(new MqttCloseReason("disconnected")));
            await Closed;
        }

        await DisposeAsync();
    }

    /// <summary>Drops the connection without DISCONNECT: the server publishes the will.</summary>
    public void Abort() => End(new MqttCloseReason("aborted"));

    public async ValueTask DisposeAsync()
    {
        End(new MqttCloseReason("disposed"));
        await _loops;
        await _input.CompleteAsync();
        lock (_send.Gate)
        {
            _send.Dispose();
        }
    }

    private static async Task<ConnAck> ReadConnAckAsync(PipeReader input, MqttVersion version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await input.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (Frame.TryRead(ref buffer, out var frame))
            {
                if (frame.Type != PacketType.ConnAck)
                {
                    throw new InvalidDataException($"Expected CONNACK, got {frame.Type}.");
                }

                var answer = ConnAck.Parse(frame.Body, version);
                input.AdvanceTo(buffer.Start);
                return answer;
            }

            if (read.IsCompleted)
            {
                throw new MqttClosedException("The server closed the connection before CONNACK.");
            }

            input.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private void Start() =>
        _loops = Task.WhenAll(
            GuardAsync(ReceiveAsync), GuardAsync(() => _send.RunAsync(_stop.Token)), GuardAsync(KeepAliveAsync));
}
