using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Which transitions are an annunciated alarm: what floods and KPIs count.</summary>
public static class Annunciation
{
    /// <summary>
    /// An alarm that people are told anew: it becomes unacknowledged while in alarm (it occurred, occurred again, came back from
    /// shelving, its re-alarm time passed), it reached a worse level before anybody acknowledged, or a late one was announced.
    /// Late history and what goes on silently while shelved, suppressed or out of service is none.
    /// </summary>
    public static bool Is(AlarmTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        return !transition.Late && transition.Reason switch
        {
            TransitionReason.CaughtUp => IsUp(transition.To) || transition.To == AlarmState.LatchedUnacknowledged,
            TransitionReason.Worsened => IsUp(transition.To),
            _ => IsUp(transition.To) && transition.From != AlarmState.Unacknowledged,
        };
    }

    /// <summary>
    /// When it began, ms, in the time of the samples: for a new alarm when the condition became true, before its on-delay; for a
    /// further annunciation the moment of that.
    /// </summary>
    public static long SampleTime(AlarmTransition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        var at = transition.From == AlarmState.Normal || transition.Reason == TransitionReason.CaughtUp ? transition.Alarm.OccurredAt : transition.At;
        return at.ToUnixTimeMilliseconds();
    }

    private static bool IsUp(AlarmState state) => state == AlarmState.Unacknowledged;
}
