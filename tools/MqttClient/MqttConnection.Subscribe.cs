using System.Runtime.CompilerServices;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

public sealed partial class MqttConnection
{
    // Packet ids up to here belong to the publish window, those above to SUBSCRIBE and UNSUBSCRIBE: no common book-keeping.
    private const ushort SubscriptionIds = 65_000;

    private readonly Dictionary<ushort, TaskCompletionSource<byte>> _subscriptions = [];
    private ushort _lastSubscription = SubscriptionIds;

    /// <summary>Subscribes; the result is the code of SUBACK: the granted QoS, or 0x80 and above for a refusal.</summary>
    public Task<byte> SubscribeAsync(string filter, MqttQoS qos = MqttQoS.AtLeastOnce, CancellationToken cancellationToken = default) =>
        RequestAsync((buffer, id) => Packets.Subscribe(buffer, _options.Version, id, filter, qos), cancellationToken);

    public Task<byte> UnsubscribeAsync(string filter, CancellationToken cancellationToken = default) =>
        RequestAsync((buffer, id) => Packets.Unsubscribe(buffer, _options.Version, id, filter), cancellationToken);

    /// <summary>
    /// The received messages, in order, until the connection ends. A QoS 1/2 message is acknowledged when the next one is
    /// asked for: one that the reader did not finish is delivered again to a persistent session.
    /// </summary>
    public async IAsyncEnumerable<MqttMessage> ReadMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var received in _received.Reader.ReadAllAsync(cancellationToken))
        {
            yield return received.Message;
            Acknowledge(received);
        }
    }

    private async Task<byte> RequestAsync(Action<ByteBuffer, ushort> encode, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource<byte>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_send.Gate)
        {
            if (!IsOpen)
            {
                throw new MqttClosedException("The connection has ended.");
            }

            _lastSubscription = (ushort)((_lastSubscription == ushort.MaxValue ? SubscriptionIds : _lastSubscription) + 1);
            _subscriptions[_lastSubscription] = waiter;
            encode(_send.Filling, _lastSubscription);
            _send.Wake();
        }

        return await waiter.Task.WaitAsync(cancellationToken);
    }

    private void OnSubAck(Frame frame)
    {
        var reader = new BodyReader(frame.Body);
        var id = reader.UInt16();
        if (_options.Version == MqttVersion.V5)
        {
            reader.Skip(reader.VarInt());
        }

        var reason = reader.Remaining > 0 ? reader.Byte() : (byte)0;
        TaskCompletionSource<byte>? waiter;
        lock (_send.Gate)
        {
            _subscriptions.Remove(id, out waiter);
        }

        waiter?.TrySetResult(reason);
    }

    private async ValueTask OnPublishAsync(Frame frame)
    {
        var (message, id) = Parse(frame);
        if (message.QoS == MqttQoS.ExactlyOnce)
        {
            lock (_send.Gate)
            {
                if (!_receivedExactlyOnce.Add(id))
                {
                    return;
                }
            }
        }

        await _received.Writer.WriteAsync(new Received(message, id), _stop.Token);
    }

    private (MqttMessage Message, ushort Id) Parse(Frame frame)
    {
        var qos = (MqttQoS)((frame.First >> 1) & 3);
        var reader = new BodyReader(frame.Body);
        var topic = reader.Text();
        var id = qos == MqttQoS.AtMostOnce ? (ushort)0 : reader.UInt16();
        if (_options.Version == MqttVersion.V5)
        {
            reader.Skip(reader.VarInt());
        }

        return (new MqttMessage(topic, reader.Rest(), qos, (frame.First & 1) != 0, (frame.First & 8) != 0), id);
    }

    private void Acknowledge(Received received)
    {
        if (received.Message.QoS == MqttQoS.AtMostOnce)
        {
            return;
        }

        lock (_send.Gate)
        {
            if (!IsOpen)
            {
                return;
            }

            var type = received.Message.QoS == MqttQoS.AtLeastOnce ? PacketType.PubAck : PacketType.PubRec;
            Packets.Acknowledge(_send.Filling, type, received.Id);
            _send.Wake();
        }
    }

    private readonly record struct Received(MqttMessage Message, ushort Id);
}
