using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>What the feed knows of one site. Guarded by the lock of <see cref="WallPicture"/>.</summary>
internal sealed class SitePicture(SiteView view)
{
    public SiteView View { get; set; } = view;

    /// <summary>The silo that had it says nothing: what is shown is old, however it looks.</summary>
    public bool Away { get; set; }

    /// <summary>The last transition that went into <see cref="Alarms"/>.</summary>
    public long Seq { get; private set; }

    /// <summary>The greatest number heard of; above <see cref="Seq"/> while transitions are missing.</summary>
    public long Announced { get; private set; }

    /// <summary>Alarms that are not NORM, by id.</summary>
    public Dictionary<string, AlarmRecord> Alarms { get; } = new(StringComparer.Ordinal);

    public void Restore(SiteSnapshot snapshot)
    {
        Seq = snapshot.Seq;
        Hear(snapshot.Seq);
        foreach (var alarm in snapshot.Alarms)
        {
            Alarms[alarm.Id] = alarm;
        }
    }

    public void Hear(long seq) => Announced = Math.Max(Announced, seq);

    public void Take(AlarmTransition transition)
    {
        Seq = transition.Seq;
        Hear(Seq);
        if (transition.To == AlarmState.Normal)
        {
            Alarms.Remove(transition.Alarm.Id);
        }
        else
        {
            Alarms[transition.Alarm.Id] = transition.Alarm;
        }
    }
}
