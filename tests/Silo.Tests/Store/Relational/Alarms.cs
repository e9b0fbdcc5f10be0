using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo.Tests;

/// <summary>Builds transitions and writes.</summary>
internal static class Alarms
{
    public static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeMilliseconds(Samples.Start);

    public static AlarmTransition Transition(
        long seq, string alarm = "A1", string site = Samples.Site, AlarmState to = AlarmState.Unacknowledged,
        AlarmPriority priority = AlarmPriority.High, DateTimeOffset? at = null) => new()
        {
            SiteId = site,
            Seq = seq,
            From = AlarmState.Normal,
            To = to,
            Reason = TransitionReason.Occurred,
            At = at ?? Start,
            DecidedAt = at ?? Start,
            Alarm = new AlarmRecord
            {
                Id = alarm,
                SiteId = site,
                PointId = "LI-912",
                Condition = ConditionKind.High,
                State = to,
                Priority = priority,
                StartLevel = AlarmLevel.H,
                WorstLevel = AlarmLevel.HH,
                CurrentLevel = AlarmLevel.None,
                Value = 14.2,
                OccurredAt = at ?? Start,
                ReceivedAt = at ?? Start,
                Seq = seq,
                Text = "912罐液位高高",
            },
        };

    public static JournalWrite Write(long after, params AlarmTransition[] transitions) =>
        new(transitions.Length > 0 ? transitions[0].SiteId : Samples.Site, after, transitions, []);
}
