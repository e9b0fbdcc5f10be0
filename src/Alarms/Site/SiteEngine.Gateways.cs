using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    /// <summary>Takes news of a gateway's line.</summary>
    public void Report(GatewayReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Advance(report.ReceivedAt);
        var gateway = GatewayOf(report.GatewayId);
        LastHeardAt = report.Link == GatewayLink.ConnectionLost ? LastHeardAt : _now;
        switch (report.Link)
        {
            case GatewayLink.Online:
                Watch(gateway);
                HeardFrom(gateway, _now);
                break;
            case GatewayLink.Offline:
                // It says so itself, or its last will does: no reason to wait for the delay.
                Watch(gateway);
                GoOffline(gateway, _now);
                break;
            default:
                // A line that breaks again and again without a word in between is down since the first time.
                if (gateway.Watched && gateway.Offline.Pending == 0)
                {
                    SetOffline(gateway, _now);
                }

                break;
        }

        _nextDue = Math.Min(_nextDue, DueOf(gateway));
    }

    /// <summary>Takes an alarm that the gateway raised or ended. Unknown points are refused.</summary>
    /// <returns>False if the site does not know the point.</returns>
    public bool Report(EdgeAlarm alarm)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        Advance(alarm.ReceivedAt);
        var index = _rules.IndexOf(alarm.PointId);
        if (index < 0)
        {
            return false;
        }

        LastHeardAt = _now;
        HeardFrom(GatewayOf(alarm.GatewayId), _now);
        var c = _rules.Points[index].Edge;
        ref var state = ref _conditions[c];
        var before = state.Rank;
        var at = alarm.Timestamp < 0 ? _now : Math.Min(alarm.Timestamp, _now);
        if (at < state.SinceOf(0))
        {
            // Older than the last news of this alarm: delivered again, or out of order.
            return true;
        }

        state.NoteNews(at);
        _dirty.Add(index);
        if (LevelGate.Observe(ref state, 0, alarm.Active, at, _rules.Conditions[c]))
        {
            var step = new Step(index, c, before, at, at, _now, _now - at > _rules.LiveWindow);
            Changed(step, ref state, _rules.Conditions[c], null, new Evidence(Finite(alarm.Value), Finite(alarm.Limit)));
        }

        ObserveEdge(index, alarm, at);
        NoteDues(index, ref _points[index], _rules.Points[index]);
        return true;
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private GatewayState GatewayOf(string gatewayId)
    {
        if (!_gateways.TryGetValue(gatewayId, out var gateway))
        {
            _gateways[gatewayId] = gateway = new GatewayState(gatewayId);
        }

        return gateway;
    }

    private static void Watch(GatewayState gateway)
    {
        gateway.LineChanged |= !gateway.Watched;
        gateway.Watched = true;
    }

    /// <summary>Anything that comes from a gateway shows that its line works.</summary>
    private void HeardFrom(GatewayState gateway, long now)
    {
        if (gateway.Offline.IsQuiet)
        {
            return;
        }

        var before = gateway.Offline.Rank;
        gateway.LineChanged = true;
        if (LevelGate.Observe(ref gateway.Offline, 0, false, now, ConditionCompiler.GatewayOffline))
        {
            Changed(new Step(-1, 0, before, now, now, now, false), ref gateway.Offline, ConditionCompiler.GatewayOffline, gateway);
        }
    }

    private void GoOffline(GatewayState gateway, long now)
    {
        if ((gateway.Offline.Active & 1) == 0)
        {
            LevelGate.Flip(ref gateway.Offline, 0);
            Changed(new Step(-1, 0, 0, now, now, now, false), ref gateway.Offline, ConditionCompiler.GatewayOffline, gateway);
        }
    }

    private static void SetOffline(GatewayState gateway, long since)
    {
        if ((gateway.Offline.Active & 1) == 0)
        {
            gateway.Offline.StartPending(0, since);
            gateway.LineChanged = true;
        }
    }

    private void Skewed(GatewayState gateway, long at, long now)
    {
        var before = gateway.Skew.Rank;
        gateway.Dirty = true;
        gateway.Skew.Pending = 0;
        if (LevelGate.Observe(ref gateway.Skew, 0, true, now, ConditionCompiler.ClockSkew))
        {
            var ahead = new Evidence((at - now) / 1000.0, StartingValues.ClockSkewLimit / 1000.0);
            Changed(new Step(-1, 0, before, now, now, now, false), ref gateway.Skew, ConditionCompiler.ClockSkew, gateway, ahead);
        }

        // Clears by itself when no sample was ahead for the off-delay, counted anew from each that is.
        gateway.Skew.StartPending(0, now);
        _nextDue = Math.Min(_nextDue, DueOf(gateway));
    }

    private static long DueOf(GatewayState gateway) => Math.Min(
        Math.Min(LevelGate.NextDue(gateway.Offline, ConditionCompiler.GatewayOffline), RecordDue(gateway.Offline)),
        Math.Min(LevelGate.NextDue(gateway.Skew, ConditionCompiler.ClockSkew), RecordDue(gateway.Skew)));

    private void SettleGateway(GatewayState gateway, long now)
    {
        gateway.Dirty = true;
        Settle(gateway, ref gateway.Offline, ConditionCompiler.GatewayOffline, now);
        Settle(gateway, ref gateway.Skew, ConditionCompiler.ClockSkew, now);
        HappenRecord(new Place(-1, 0, gateway, ConditionKind.GatewayOffline), ref gateway.Offline, now);
        HappenRecord(new Place(-1, 0, gateway, ConditionKind.ClockSkew), ref gateway.Skew, now);
    }

    private void Settle(GatewayState gateway, ref ConditionState state, in CompiledCondition rule, long now)
    {
        var due = LevelGate.NextDue(state, rule);
        if (due > now)
        {
            return;
        }

        var before = state.Rank;
        var since = LevelGate.FlipDue(ref state, rule, due);
        Changed(new Step(-1, 0, before, due, since, now, false), ref state, rule, gateway);
    }
}
