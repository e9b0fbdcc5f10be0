using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What is known of a point beside its conditions. 40 bytes.</summary>
internal struct PointState
{
    /// <summary>No sample yet. Also the greatest time that is none: a sample from before 1970 is never newer than this.</summary>
    public const long None = -1;

    /// <summary>Sample time of the last sample that was judged, Unix ms; <see cref="None"/> before the first.</summary>
    public long LastTimestamp;

    /// <summary>Arrival of the last good live sample, Unix ms: what <c>stale</c> counts from.</summary>
    public long LastHeard;

    /// <summary>Last value.</summary>
    public double LastValue;

    /// <summary>Arrival minus sample time of the last sample, ms, ≥ 0: how far the point runs behind the clock.</summary>
    public long Lag;

    // Unix seconds, which four bytes hold until 2106: the eight of milliseconds would not fit into the 40.
    private uint _flipsAt;

    /// <summary>Quality of the last sample.</summary>
    public Quality LastQuality;

    /// <summary>A condition is active, pending or not announced: look at the conditions with every sample.</summary>
    public bool Busy;

    /// <summary>A condition is pending or not announced: something is due by itself.</summary>
    public bool Waits;

    /// <summary>An alarm of it has something due by the clock: an escalation, a re-alarm, the end of shelving.</summary>
    public bool Timed;

    /// <summary>
    /// Whether a delay of a limit, of <c>bad</c> or of <c>stale</c> may be over at a sample time, Unix ms. It may say so up to a second too early,
    /// and does while nobody has noted when the next one ends.
    /// </summary>
    public readonly bool MayFlip(long at) => at >= _flipsAt * 1000L;

    /// <summary>Notes when the next such delay ends, Unix ms.</summary>
    public void NoteFlip(long due) => _flipsAt = (uint)Math.Clamp(due / 1000, 0, uint.MaxValue);
}
