using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>The ways a connection ends, and what is told to the sites.</content>
internal sealed partial class MqttConnection
{
    /// <summary>How long a client is given to take the last bytes.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private long _lastPacket;
    private TimeSpan _patience;
    private int _closeReason = -1;
    private int _reading = 1;
    private bool _goodbye;
    private ProtocolFault _fault;

    /// <summary>Ends the connection from outside: take-over, shutdown, revoked, silent. The first reason counts.</summary>
    public void RequestClose(ReasonCode reason)
    {
        if (Interlocked.CompareExchange(ref _closeReason, (int)reason, -1) == -1)
        {
            _closing.TrySetResult();
            Input.CancelPendingRead();
        }
    }

    /// <summary>Called once a second: ends a client that sent no packet for its time. A client that is kept waiting by us is not silent.</summary>
    public void CheckSilence()
    {
        if (Volatile.Read(ref _reading) == 1
            && _patience > TimeSpan.Zero
            && _context.Clock.GetElapsedTime(Volatile.Read(ref _lastPacket)) > _patience)
        {
            RequestClose(ReasonCode.KeepAliveTimeout);
        }
    }

    private bool IsClosing => Volatile.Read(ref _closeReason) != -1;

    // The client does not take its answers: nothing can be told to it any more.
    private void GiveUp()
    {
        _context.Metrics.Dropped("unsent");
        RequestClose(ReasonCode.QuotaExceeded);
        _transport.Abort();
    }

    private void Violation(ProtocolFault fault)
    {
        _fault = fault;
        _context.Metrics.ProtocolFault(fault.Reason);
        LogViolation(_context.Logger, GatewayId ?? "-", _transport.Remote, fault.Reason, fault.Clause);
        RequestClose(fault.Reason);
    }

    private async Task EndAsync(bool signedIn)
    {
        _rounds.Writer.TryComplete();
        var reason = (ReasonCode)Math.Max(0, Volatile.Read(ref _closeReason));
        if (signedIn && IsV5 && reason >= ReasonCode.UnspecifiedError)
        {
            lock (_output.Gate)
            {
                _output.Writer.Disconnect(reason);
            }
        }

        _output.Flush();
        try
        {
            await _output.Flushing.WaitAsync(LastWords, _context.Clock);
        }
        catch (TimeoutException)
        {
            _transport.Abort();
        }

        try
        {
            if (signedIn)
            {
                await LeaveAsync(reason);
            }
        }
        finally
        {
            if (_session is { } session)
            {
                _context.Sessions.Release(session);
            }

            if (signedIn)
            {
                _counter!.Disconnect();
            }

            await Input.CompleteAsync();
            _ended.TrySetResult();
        }
    }

    // A clean shutdown of the service is not the gateway's silence: no will, no lost connection.
    private async Task LeaveAsync(ReasonCode reason)
    {
        if (_goodbye || reason == ReasonCode.ServerShuttingDown)
        {
            return;
        }

        var willSite = "";
        if (_connect!.Will is { } will)
        {
            willSite = will.Topic.Length > 15 ? will.Topic[6..15] : "";
            var delay = Math.Min(will.Delay, _session!.Expiry);
            if (delay == 0)
            {
                await WillPublisher.PublishAsync(_context, will, _intake!, _counter!);
            }
            else
            {
                var due = _context.Clock.GetTimestamp() + (delay * _context.Clock.TimestampFrequency);
                _session.Will = new PendingWill(will, _intake!, _counter!, due);
            }
        }

        // A gateway that comes back before its old line was seen to be dead was never lost.
        if (reason != ReasonCode.SessionTakenOver)
        {
            await ReportLostAsync(willSite);
        }
    }

    // What the gateway said on its former connection still holds.
    private void Inherit(MqttConnection former)
    {
        foreach (var lane in former._intake!.Lanes)
        {
            if (lane.ReportedOnline && _intake!.FindLane(lane.SiteIdBytes) is { } own)
            {
                own.ReportedOnline = true;
            }
        }
    }

    // Sites for which the gateway said "online" here and whose will does not speak for it.
    private async Task ReportLostAsync(string willSite)
    {
        var round = _context.Pool.TakeRound();
        foreach (var lane in _intake!.Lanes)
        {
            if (lane.ReportedOnline && lane.SiteId != willSite)
            {
                lane.ReportedOnline = false;
                round.AddCall(lane, out _).Report = new GatewayReport
                {
                    SiteId = lane.SiteId,
                    GatewayId = _account!.GatewayId,
                    Link = GatewayLink.ConnectionLost,
                    ReceivedAt = _context.Now(),
                };
            }
        }

        _context.Runner.Start(round);
        await _context.Runner.CompleteAsync(round, _counter!);
        if (!round.Failed)
        {
            _context.Pool.Return(round);
        }
    }
}
