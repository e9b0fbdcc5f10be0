using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Counts the transitions of one site: goes on from a state, and makes figures to be added to those of the days. Cut into
/// whatever pieces, the sums are the same.
/// </summary>
internal sealed class KpiFold(KpiState state)
{
    private const long DayLength = 86_400_000;
    private const long SlotLength = ShiftTime.StepMinutes * 60_000L;

    /// <summary>An alarm that stood longer than this is counted on the last so many days (d).</summary>
    private const int MostStandingDays = 366;

    /// <summary>What goes on.</summary>
    public KpiState State { get; } = state;

    /// <summary>Figures to add, by day (days since 1970-01-01, UTC).</summary>
    public SortedDictionary<int, KpiDay> Days { get; } = [];

    /// <summary>The day of a time, ms.</summary>
    public static int DayOf(long at) => (int)Math.Floor((double)at / DayLength);

    /// <summary>Counts the next transition.</summary>
    public void Take(AlarmTransition transition)
    {
        var now = transition.DecidedAt.ToUnixTimeMilliseconds();
        State.Last = now;
        var id = transition.Alarm.Id;
        var known = State.Open.TryGetValue(id, out var open);
        if (Annunciation.Is(transition))
        {
            Announce(transition, now);
            open = known ? open : new OpenAlarm { ActiveSince = OpenAlarm.None, UnackedSince = OpenAlarm.None, ListedSince = OpenAlarm.None };
            open.ActiveSince = open.ActiveSince == OpenAlarm.None ? now : open.ActiveSince;
            open.UnackedSince = open.UnackedSince == OpenAlarm.None ? now : open.UnackedSince;
            open.ListedSince = open.ListedSince == OpenAlarm.None ? now : open.ListedSince;
            known = true;
        }

        if (Unauthorised.Is(transition))
        {
            SlotOf(now).Unauthorised++;
        }

        if (known)
        {
            Follow(transition, now, ref open);
            if (transition.To == AlarmState.Normal)
            {
                State.Open.Remove(id);
            }
            else
            {
                State.Open[id] = open;
            }
        }
    }

    private void Announce(AlarmTransition transition, long now)
    {
        var source = SourceKey.Of(transition.Alarm).ToString();
        var slot = SlotOf(now);
        slot.Minutes[(int)(now / 60_000 % ShiftTime.StepMinutes)]++;
        slot.Priorities[(int)transition.Alarm.Priority]++;
        KpiSlot.Add(slot.Sources, DayAt(now).PlaceOf(source), 1);
        if (transition.Reason != TransitionReason.CaughtUp)
        {
            var gate = State.Chatter.GetValueOrDefault(source);
            slot.Chattering += gate.Take(Annunciation.SampleTime(transition)) ? 1 : 0;
            State.Chatter[source] = gate;
        }
    }

    private void Follow(AlarmTransition transition, long now, ref OpenAlarm open)
    {
        var to = transition.To;
        if (open.UnackedSince != OpenAlarm.None && !AlarmMachine.IsUnacknowledged(to))
        {
            if (transition.Reason == TransitionReason.Acknowledged)
            {
                KpiSlot.Add(SlotOf(now).Acknowledged, DurationHistogram.BucketOf(now - open.UnackedSince), 1);
            }

            open.UnackedSince = OpenAlarm.None;
        }

        if (open.ActiveSince != OpenAlarm.None && to is not (AlarmState.Unacknowledged or AlarmState.Acknowledged or AlarmState.LatchedUnacknowledged)
            || transition.Reason == TransitionReason.Cleared)
        {
            if (transition.Reason == TransitionReason.Cleared && open.ActiveSince != OpenAlarm.None && !IsSilent(to))
            {
                KpiSlot.Add(SlotOf(now).Cleared, DurationHistogram.BucketOf(now - open.ActiveSince), 1);
                SlotOf(now).Fleeting += now - open.ActiveSince < NoiseLimits.Fleeting ? 1 : 0;
            }

            open.ActiveSince = OpenAlarm.None;
        }

        if (open.ListedSince != OpenAlarm.None && (to is AlarmState.Normal or AlarmState.ReturnedUnacknowledged || IsSilent(to)))
        {
            Stood(open.ListedSince, now);
            open.ListedSince = OpenAlarm.None;
        }
    }

    private void Stood(long since, long until)
    {
        if (until - since <= NoiseLimits.Standing)
        {
            return;
        }

        var last = DayOf(until);
        for (var day = Math.Max(DayOf(since + NoiseLimits.Standing), last - MostStandingDays); day <= last; day++)
        {
            DayAt(day * DayLength).Standing++;
        }
    }

    private static bool IsSilent(AlarmState state) => state is AlarmState.Shelved or AlarmState.SuppressedByDesign or AlarmState.OutOfService;

    private KpiDay DayAt(long at)
    {
        var day = DayOf(at);
        if (!Days.TryGetValue(day, out var figures))
        {
            Days[day] = figures = new KpiDay();
        }

        return figures;
    }

    private KpiSlot SlotOf(long at) => DayAt(at).Slot((int)(at % DayLength / SlotLength));
}
