using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>PUBLISH up, and the acknowledgements of both directions.</content>
internal sealed partial class MqttConnection
{
    /// <summary>Longest topic that is kept for an alias, and longest filter, bytes. The contract's own are below 100.</summary>
    private const int MaximumTopic = 256;

    private byte[]?[] _aliases = [];
    private HashSet<ushort>? _exactlyOnceUnderWay;
    private int _unanswered;

    private ReadStep TakePublish(in Frame frame, ReadOnlySpan<byte> body, IngestRound round, long arrival)
    {
        var packet = PublishPacket.Read(frame.Flags, body, _version, out var fault);
        if (fault.Clause is not null || !TryResolveAlias(ref packet, ref fault) || !TryCount(packet, ref fault))
        {
            return Close(fault);
        }

        if (packet.Qos == 2 && IsRepeated(packet.PacketId, round))
        {
            return ReadStep.Next;
        }

        var before = round.AnswerCount;
        var step = _intake!.Take(packet.Topic, packet.Payload, packet.Qos, packet.PacketId, round, arrival);
        if (step == IntakeStep.NeedsSite)
        {
            return ReadStep.LoadSite;
        }

        // 3.1.1 has no way to say no but to hang up [contract.md §2]; a PUBACK would say that it is on disk.
        if (step == IntakeStep.NotOwnSite && !IsV5)
        {
            round.TakeBack(before);
            return Close(new ProtocolFault(ReasonCode.NotAuthorized, "MQTT-3.3.5-2"));
        }

        Interlocked.Add(ref _unanswered, round.AnswerCount - before);
        if (packet.Qos == 2)
        {
            lock (_exactlyOnceUnderWay ??= [])
            {
                _exactlyOnceUnderWay.Add(packet.PacketId);
            }
        }

        return ReadStep.Next;
    }

    private bool TryResolveAlias(ref PublishPacket packet, ref ProtocolFault fault)
    {
        if (packet.TopicAlias == 0)
        {
            return true;
        }

        if (packet.TopicAlias > _context.Options.TopicAliasMaximum)
        {
            fault = new ProtocolFault(ReasonCode.TopicAliasInvalid, "MQTT-3.3.2-9");
            return false;
        }

        if (packet.Topic.Length > MaximumTopic)
        {
            fault = new ProtocolFault(ReasonCode.TopicNameInvalid, "MQTT-3.3.2-3");
            return false;
        }

        if (packet.TopicAlias >= _aliases.Length)
        {
            Array.Resize(ref _aliases, packet.TopicAlias + 1);
        }

        ref var known = ref _aliases[packet.TopicAlias];
        if (packet.Topic.IsEmpty)
        {
            packet.Topic = known;
            fault = ProtocolFault.Protocol("MQTT-3.3.2-7");
            return known is not null;
        }

        if (!packet.Topic.SequenceEqual(known))
        {
            known = packet.Topic.ToArray();
        }

        return true;
    }

    // Unanswered QoS 1 and 2, as 5.0 §4.9 counts them: QoS 2 until PUBREL. In 3.1.1 there is no such limit for the sender;
    // there only the identifiers of QoS 2 need a bound, the rest is bounded by the rounds under way.
    private bool TryCount(in PublishPacket packet, ref ProtocolFault fault)
    {
        if (packet.Qos == 0)
        {
            return true;
        }

        var exactlyOnce = packet.Qos == 2 || IsV5 ? _session!.ExactlyOnceCount : 0;
        var open = exactlyOnce + (IsV5 ? Volatile.Read(ref _unanswered) : 0);
        fault = new ProtocolFault(ReasonCode.ReceiveMaximumExceeded, "MQTT-3.3.4-9");
        return open < _context.Options.ReceiveMaximum || _session!.IsExactlyOncePending(packet.PacketId);
    }

    // The same identifier again before PUBREL: answered in its turn, not taken a second time [MQTT-4.3.3-10].
    private bool IsRepeated(ushort packetId, IngestRound round)
    {
        var underWay = false;
        if (_exactlyOnceUnderWay is { } set)
        {
            lock (set)
            {
                underWay = set.Contains(packetId);
            }
        }

        if (!underWay && !_session!.IsExactlyOncePending(packetId))
        {
            return false;
        }

        round.Answer(new RoundAnswer(packetId, 2, ReasonCode.Success, -1, null));
        Interlocked.Increment(ref _unanswered);
        return true;
    }

    private ReadStep TakeAcknowledgement(in Frame frame, ReadOnlySpan<byte> body)
    {
        if (!AckPacket.TryRead(frame, body, _version, out var packet, out var fault))
        {
            return Close(fault);
        }

        switch (frame.Type)
        {
            case PacketType.PubAck:
                _session!.Acknowledge(packet.PacketId);
                return ReadStep.Next;
            case PacketType.PubRel:
                var known = _session!.RemoveExactlyOnce(packet.PacketId);
                lock (_output.Gate)
                {
                    _output.Writer.Acknowledge(
                        PacketType.PubComp, packet.PacketId, known || !IsV5 ? ReasonCode.Success : ReasonCode.PacketIdentifierNotFound, _version);
                }

                return ReadStep.Next;
            default:
                // Nothing is sent down at QoS 2.
                return Close(ProtocolFault.Protocol("MQTT-4.3.3"));
        }
    }
}
