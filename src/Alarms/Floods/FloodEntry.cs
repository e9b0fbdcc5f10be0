namespace Monitoring.Alarms;

/// <summary>One annunciation in the order of a seat, with the flood state after it. Times are decisions, ms.</summary>
internal struct FloodEntry
{
    /// <summary>No flood.</summary>
    public const long None = long.MinValue;

    /// <summary>When people were told.</summary>
    public long At;

    /// <summary>Site.</summary>
    public string SiteId;

    /// <summary>Number of the transition.</summary>
    public long Seq;

    /// <summary>The alarm.</summary>
    public FloodAlarm Alarm;

    /// <summary>When it began, by sample time.</summary>
    public long SampleAt;

    /// <summary>When the flood that it is part of started, or <see cref="None"/>.</summary>
    public long FloodStart;

    /// <summary>Time of that flood's first alarm: the first of those that made it one.</summary>
    public long FloodFrom;

    /// <summary>Before, at or after another: by time, then site, then number, so that every process has the same order.</summary>
    public static int Compare(in FloodEntry one, in FloodEntry other)
    {
        var byTime = one.At.CompareTo(other.At);
        if (byTime != 0)
        {
            return byTime;
        }

        var bySite = string.CompareOrdinal(one.SiteId, other.SiteId);
        return bySite != 0 ? bySite : one.Seq.CompareTo(other.Seq);
    }
}
