using System.Buffers;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

public sealed partial class MqttConnection
{
    private readonly HashSet<ushort> _receivedExactlyOnce = [];
    private byte _disconnectReason;

    private async Task ReceiveAsync()
    {
        while (true)
        {
            var read = await _input.ReadAsync(_stop.Token);
            var buffer = read.Buffer;
            while (Frame.TryRead(ref buffer, out var frame))
            {
                if (frame.Type == PacketType.Publish)
                {
                    await OnPublishAsync(frame);
                }
                else
                {
                    OnControl(frame);
                }
            }

            // Once per read, not once per acknowledgement: those who wait find a window with room for many.
            lock (_send.Gate)
            {
                SendPending();
            }

            _input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                End(new MqttCloseReason("closed by the server", _disconnectReason));
                return;
            }
        }
    }

    private void OnControl(Frame frame)
    {
        switch (frame.Type)
        {
            case PacketType.PubAck or PacketType.PubComp:
                OnAcknowledged(frame);
                return;
            case PacketType.PubRec:
                OnPubRec(frame);
                return;
            case PacketType.PubRel:
                OnPubRel(frame);
                return;
            case PacketType.SubAck or PacketType.UnsubAck:
                OnSubAck(frame);
                return;
            case PacketType.PingResp:
                Volatile.Write(ref _pingOpen, false);
                return;
            case PacketType.Disconnect:
                _disconnectReason = frame.Body.Length > 0 ? frame.Body.FirstSpan[0] : (byte)0;
                return;
            default:
                throw new InvalidDataException($"The server sent {frame.Type}.");
        }
    }

    private void OnAcknowledged(Frame frame)
    {
        var (id, reason) = IdAndReason(frame.Body);
        Complete(id, frame.Type, reason);
    }

    private void OnPubRec(Frame frame)
    {
        var (id, reason) = IdAndReason(frame.Body);
        if (reason >= 0x80)
        {
            // MQTT 5 §4.3.3: a refused QoS 2 publish ends here, without PUBREL.
            Complete(id, PacketType.PubRec, reason);
            return;
        }

        lock (_send.Gate)
        {
            if (_inFlight.TryAdvance(id))
            {
                Packets.Acknowledge(_send.Filling, PacketType.PubRel, id);
                _send.Wake();
            }
        }
    }

    private void Complete(ushort id, PacketType by, byte reason)
    {
        InFlightTable.Slot slot;
        lock (_send.Gate)
        {
            if (!_inFlight.TryComplete(id, by, out slot))
            {
                return;
            }
        }

        slot.Waiter?.TrySetResult(reason);
        _options.OnAcknowledged?.Invoke(slot.SentAt, reason);
    }

    private void OnPubRel(Frame frame)
    {
        var (id, _) = IdAndReason(frame.Body);
        lock (_send.Gate)
        {
            _receivedExactlyOnce.Remove(id);
            Packets.Acknowledge(_send.Filling, PacketType.PubComp, id);
            _send.Wake();
        }
    }

    private static (ushort Id, byte Reason) IdAndReason(ReadOnlySequence<byte> body)
    {
        var reader = new BodyReader(body);
        var id = reader.UInt16();
        return (id, reader.Remaining > 0 ? reader.Byte() : (byte)0);
    }
}
