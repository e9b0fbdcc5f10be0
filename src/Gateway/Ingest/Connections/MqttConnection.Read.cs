using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Points;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>The reader.</content>
internal sealed partial class MqttConnection
{
    /// <summary>A round with this many samples or answers is handed on before the read is used up: bounds its arrays.</summary>
    private const int LargeRound = 16_384;

    private byte[] _scratch = [];
    private SubscribePacket? _subscribe;
    private PacketType _subscribeType;

    private enum ReadStep
    {
        /// <summary>Go on with the next packet.</summary>
        Next,

        /// <summary>The rest is no complete packet.</summary>
        NeedMore,

        /// <summary>The round is large enough.</summary>
        Dispatch,

        /// <summary>A site's point table must be loaded; the packet is still there.</summary>
        LoadSite,

        /// <summary>A SUBSCRIBE or UNSUBSCRIBE is to be done.</summary>
        Subscribe,

        /// <summary>The connection ends.</summary>
        Close,
    }

    private async Task ReadAsync()
    {
        var round = _context.Pool.TakeRound();
        while (!IsClosing)
        {
            var result = await ReadInputAsync();
            if (result is not { } read || read.IsCanceled)
            {
                break;
            }

            var buffer = read.Buffer;
            var step = TakePackets(ref buffer, round);
            ReturnScratch();
            Input.AdvanceTo(buffer.Start, step == ReadStep.NeedMore ? buffer.End : buffer.Start);
            if (!round.IsEmpty)
            {
                PublishIntake.CloseRound(round);
                _context.Runner.Start(round);
                if (!await EnqueueAsync(round))
                {
                    return;
                }

                round = _context.Pool.TakeRound();
            }

            _output.Flush();
            if (!await FollowAsync(step) || (step == ReadStep.NeedMore && read.IsCompleted))
            {
                break;
            }
        }
    }

    // Null: the other side is gone.
    private async ValueTask<ReadResult?> ReadInputAsync()
    {
        try
        {
            Volatile.Write(ref _reading, 1);
            return await Input.ReadAsync();
        }
        catch (Exception error) when (error is IOException or ConnectionAbortedException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
        finally
        {
            Volatile.Write(ref _reading, 0);
        }
    }

    private async ValueTask<bool> EnqueueAsync(IngestRound round)
    {
        // Also when the connection is closing: the calls are made, somebody must wait for them. The answerer always empties it.
        await _rounds.Writer.WriteAsync(round);
        if (_output.IsBehind)
        {
            await _output.Flushing;
        }

        return !IsClosing;
    }

    private async ValueTask<bool> FollowAsync(ReadStep step)
    {
        switch (step)
        {
            case ReadStep.Close:
                return false;
            case ReadStep.LoadSite when !await SiteLoader.TryLoadAsync(_context, _intake!.Wanted!):
                await PauseAsync();
                RequestClose(ReasonCode.ServerBusy);
                return false;
            case ReadStep.Subscribe:
                await SubscribeAsync(_subscribe!, _subscribeType);
                return true;
            default:
                return true;
        }
    }

    // Shorter if somebody else ends the connection first.
    private async Task PauseAsync() => await Task.WhenAny(Task.Delay(_context.Options.BusyPause, _context.Clock), _closing.Task);

    private ReadStep TakePackets(ref ReadOnlySequence<byte> buffer, IngestRound round)
    {
        var arrival = 0L;
        while (true)
        {
            var status = Frame.TryRead(buffer, _context.Options.MaximumPacketSize, out var frame);
            if (status == FrameStatus.Incomplete)
            {
                return ReadStep.NeedMore;
            }

            if (status != FrameStatus.Complete)
            {
                Violation(status == FrameStatus.TooLarge
                    ? new ProtocolFault(ReasonCode.PacketTooLarge, "MQTT-3.1.2-24")
                    : ProtocolFault.Malformed("MQTT-1.5.5-1"));
                return ReadStep.Close;
            }

            if (arrival == 0)
            {
                arrival = _context.Now();
                _counter!.Seen(arrival);
                Volatile.Write(ref _lastPacket, _context.Clock.GetTimestamp());
            }

            var step = TakePacket(frame, Body(buffer, frame), round, arrival);
            if (step == ReadStep.LoadSite)
            {
                return step;
            }

            buffer = buffer.Slice(frame.HeaderLength + frame.BodyLength);
            if (step != ReadStep.Next)
            {
                return step;
            }

            if (round.Samples >= LargeRound || round.AnswerCount >= LargeRound || round.Messages >= LargeRound)
            {
                return ReadStep.Dispatch;
            }
        }
    }

    // A packet that lies across segments is put together in a pooled buffer, given back after each read.
    private ReadOnlySpan<byte> Body(in ReadOnlySequence<byte> buffer, in Frame frame)
    {
        var first = buffer.FirstSpan;
        if (first.Length >= frame.HeaderLength + frame.BodyLength)
        {
            return first.Slice(frame.HeaderLength, frame.BodyLength);
        }

        if (_scratch.Length < frame.BodyLength)
        {
            ReturnScratch();
            _scratch = ArrayPool<byte>.Shared.Rent(Math.Max(4096, frame.BodyLength));
        }

        buffer.Slice(frame.HeaderLength, frame.BodyLength).CopyTo(_scratch);
        return _scratch.AsSpan(0, frame.BodyLength);
    }

    private void ReturnScratch()
    {
        if (_scratch.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_scratch);
            _scratch = [];
        }
    }

    private ReadStep TakePacket(in Frame frame, ReadOnlySpan<byte> body, IngestRound round, long arrival)
    {
        switch (frame.Type)
        {
            case PacketType.Publish:
                return TakePublish(frame, body, round, arrival);
            case PacketType.PubAck or PacketType.PubRec or PacketType.PubRel or PacketType.PubComp:
                return TakeAcknowledgement(frame, body);
            case PacketType.PingReq:
                return TakePing(frame);
            case PacketType.Subscribe or PacketType.Unsubscribe:
                _subscribe = SubscribePacket.TryRead(frame, body, _version, 256, out var fault);
                _subscribeType = frame.Type;
                return _subscribe is null ? Close(fault) : ReadStep.Subscribe;
            case PacketType.Disconnect:
                return TakeDisconnect(frame, body);
            case PacketType.Connect:
                return Close(ProtocolFault.Protocol("MQTT-3.1.0-2"));
            case PacketType.Auth:
                return Close(ProtocolFault.Protocol("MQTT-4.12.0-1"));
            default:
                return Close((int)frame.Type == 0 ? ProtocolFault.Malformed("MQTT-2.1.2") : ProtocolFault.Protocol("MQTT-2.1.2"));
        }
    }

    private ReadStep Close(ProtocolFault fault)
    {
        Violation(fault);
        return ReadStep.Close;
    }

    private ReadStep TakePing(in Frame frame)
    {
        if (frame.Flags != 0 || frame.BodyLength != 0)
        {
            return Close(ProtocolFault.Malformed("MQTT-2.1.3-1"));
        }

        lock (_output.Gate)
        {
            _output.Writer.PingResponse();
        }

        return ReadStep.Next;
    }

    private ReadStep TakeDisconnect(in Frame frame, ReadOnlySpan<byte> body)
    {
        if (!DisconnectPacket.TryRead(frame.Flags, body, _version, out var packet, out var fault))
        {
            return Close(fault);
        }

        if (packet.SessionExpiry is { } expiry)
        {
            if (expiry != 0 && _connect!.SessionExpiry == 0)
            {
                return Close(ProtocolFault.Protocol("MQTT-3.14.2.2.2"));
            }

            _session!.Expiry = Math.Min(expiry, (uint)_context.Options.MaximumSessionExpiry.TotalSeconds);
        }

        // Only a normal disconnection discards the will [MQTT-3.14.4-3].
        _goodbye = packet.Reason == ReasonCode.Success;
        return ReadStep.Close;
    }
}
