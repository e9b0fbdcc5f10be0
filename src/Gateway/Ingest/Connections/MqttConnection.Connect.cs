using System.Buffers;
using System.Data.Common;
using Monitoring.Gateway.Ingest.Flow;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>CONNECT: the first packet, who it is, its session.</content>
internal sealed partial class MqttConnection
{
    /// <summary>Largest CONNECT, bytes: what somebody unknown can make the service keep for the time of the connect timeout.</summary>
    private const int MaximumConnectSize = 32 * 1024;

    /// <summary>Longest client id, UTF-8 bytes.</summary>
    private const int MaximumClientId = 256;

    private async Task<bool> ConnectAsync()
    {
        _connect = await ReceiveConnectAsync();
        if (_connect is null)
        {
            return false;
        }

        var signIn = await SignInAsync();
        if (signIn != ReasonCode.Success)
        {
            return Refuse(signIn);
        }

        var counter = _context.Counters.Get(_account!.GatewayId);
        if (!counter.TryConnect(_context.Options.MaximumConnectionsPerGateway))
        {
            return Refuse(ReasonCode.QuotaExceeded);
        }

        _counter = counter;
        _intake = new PublishIntake(_context, _account, counter);
        var refused = CheckIdentity();
        if (refused == ReasonCode.Success && !await OpenSessionAsync())
        {
            refused = ReasonCode.QuotaExceeded;
        }

        if (refused != ReasonCode.Success)
        {
            counter.Disconnect();
            return Refuse(refused);
        }

        return true;
    }

    private async Task<ConnectPacket?> ReceiveConnectAsync()
    {
        while (true)
        {
            var result = await ReadInputAsync();
            if (result is not { } read || read.IsCanceled)
            {
                return null;
            }

            var buffer = read.Buffer;
            var status = Frame.TryRead(buffer, Math.Min(MaximumConnectSize, _context.Options.MaximumPacketSize), out var frame);
            if (status == FrameStatus.Incomplete && (buffer.IsEmpty || (buffer.FirstSpan[0] >> 4) == (int)PacketType.Connect))
            {
                Input.AdvanceTo(buffer.Start, buffer.End);
                if (read.IsCompleted)
                {
                    return null;
                }

                continue;
            }

            var packet = status == FrameStatus.Complete ? DecodeConnect(frame, buffer) : null;
            if (packet is null)
            {
                Input.AdvanceTo(buffer.End);
                return null;
            }

            Input.AdvanceTo(buffer.GetPosition(frame.HeaderLength + frame.BodyLength));
            Volatile.Write(ref _lastPacket, _context.Clock.GetTimestamp());
            return packet;
        }
    }

    private ConnectPacket? DecodeConnect(in Frame frame, in ReadOnlySequence<byte> buffer)
    {
        // The first packet is CONNECT, or the connection is none of ours [MQTT-3.1.0-1]: closed without a word.
        if (frame.Type != PacketType.Connect)
        {
            _context.Metrics.TurnedAway(ReasonCode.ProtocolError);
            return null;
        }

        var body = buffer.Slice(frame.HeaderLength, frame.BodyLength);
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (ConnectDecoder.TryRead(frame.Flags, bytes, out var packet, out _version, out var fault))
        {
            return packet;
        }

        LogViolation(_context.Logger, "-", _transport.Remote, fault.Reason, fault.Clause);
        Refuse(fault.Reason);
        return null;
    }

    private async Task<ReasonCode> SignInAsync()
    {
        try
        {
            var result = await _context.Authenticator.VerifyAsync(_connect!.UserName, _connect.Password, _transport.Remote, CancellationToken.None);
            _account = result.Account;
            return result.Reason;
        }
        catch (DbException error)
        {
            LogStoreFailed(_context.Logger, error);
            return ReasonCode.ServerUnavailable;
        }
    }

    private ReasonCode CheckIdentity()
    {
        if (System.Text.Encoding.UTF8.GetByteCount(_connect!.ClientId) > MaximumClientId
            || (_connect.ClientId.Length == 0 && !IsV5 && !_connect.CleanStart))
        {
            return ReasonCode.ClientIdentifierNotValid;
        }

        if (_connect.Will is not { } will)
        {
            return ReasonCode.Success;
        }

        var route = TopicRoute.Parse(System.Text.Encoding.UTF8.GetBytes(will.Topic));
        return route.Kind == TopicKind.None ? ReasonCode.TopicNameInvalid
            : _intake!.FindLane(route.SiteId) is null ? ReasonCode.NotAuthorized
            : ReasonCode.Success;
    }

    private async Task<bool> OpenSessionAsync()
    {
        var assigned = _connect!.ClientId.Length == 0 ? "auto-" + Guid.NewGuid().ToString("N") : null;
        var opening = await _context.Sessions.OpenAsync(_account!.GatewayId, assigned ?? _connect.ClientId, _connect.CleanStart, this);
        if (opening.Will is { } will)
        {
            await Sessions.WillPublisher.PublishAsync(_context, will.Will, will.Intake, will.Counter);
        }

        if (opening.Session is null)
        {
            return false;
        }

        _session = opening.Session;
        if (opening.TakenFrom is { } former)
        {
            Inherit(former);
        }

        var longest = (uint)_context.Options.MaximumSessionExpiry.TotalSeconds;
        _session.Expiry = Math.Min(_connect.SessionExpiry, longest);
        Welcome(opening.Present, assigned);
        _session.Resume(this);
        LogConnected(_context.Logger, _account.GatewayId, _session.ClientId, _transport.Remote, (byte)_version);
        return true;
    }

    private void Welcome(bool present, string? assigned)
    {
        var longest = (ushort)Math.Min(ushort.MaxValue, _context.Options.MaximumKeepAlive.TotalSeconds);
        var keepAlive = IsV5 && (_connect!.KeepAlive == 0 || _connect.KeepAlive > longest) ? longest : _connect!.KeepAlive;

        // One and a half times the keep-alive [MQTT-3.1.2-22]; a 3.1.1 client without one is not timed.
        _patience = TimeSpan.FromSeconds(keepAlive * 1.5);
        lock (_output.Gate)
        {
            if (!IsV5)
            {
                _output.Writer.ConnAck311(present, 0);
            }
            else
            {
                _output.Writer.ConnAck5(present, new ConnAckLimits
                {
                    ReceiveMaximum = (ushort)_context.Options.ReceiveMaximum,
                    MaximumPacketSize = (uint)_context.Options.MaximumPacketSize,
                    TopicAliasMaximum = (ushort)_context.Options.TopicAliasMaximum,
                    AssignedClientId = assigned,
                    ServerKeepAlive = keepAlive == _connect.KeepAlive ? null : keepAlive,
                    SessionExpiry = _session!.Expiry == _connect.SessionExpiry ? null : _session.Expiry,
                });
            }
        }

        _output.Flush();
    }

    private bool Refuse(ReasonCode reason)
    {
        _context.Metrics.TurnedAway(reason);
        LogTurnedAway(_context.Logger, _connect?.UserName ?? "-", _transport.Remote, reason);
        lock (_output.Gate)
        {
            if (IsV5)
            {
                _output.Writer.ConnAckRefused(reason);
            }
            else if (ReturnCode(reason) is var code and not 0)
            {
                _output.Writer.ConnAck311(false, code);
            }
        }

        _output.Flush();
        return false;
    }

    // 3.1.1 §3.2.2.3; a malformed CONNECT gets no CONNACK there.
    private static byte ReturnCode(ReasonCode reason) => reason switch
    {
        ReasonCode.UnsupportedProtocolVersion => 1,
        ReasonCode.ClientIdentifierNotValid => 2,
        ReasonCode.ServerBusy or ReasonCode.ServerUnavailable or ReasonCode.QuotaExceeded or ReasonCode.ConnectionRateExceeded => 3,
        ReasonCode.BadUserNameOrPassword => 4,
        ReasonCode.NotAuthorized or ReasonCode.TopicNameInvalid => 5,
        _ => 0,
    };
}
