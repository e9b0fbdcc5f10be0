using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What is known of a point beside its conditions. 40 bytes.</summary>
internal struct PointState
{
    /// <summary>No sample yet.</summary>
    public const long None = long.MinValue;

    /// <summary>Sample time of the last sample that was judged, Unix ms; <see cref="None"/> before the first.</summary>
    public long LastTimestamp;

    /// <summary>Arrival of the last good live sample, Unix ms: what <c>stale</c> counts from.</summary>
    public long LastHeard;

    /// <summary>Last value.</summary>
    public double LastValue;

    /// <summary>Log position up to which a stored state has seen everything; only used while a log is replayed.</summary>
    public long Position;

    /// <summary>Arrival minus sample time of the last sample, ms, ≥ 0: how far the point runs behind the clock.</summary>
    public int Lag;

    /// <summary>Quality of the last sample.</summary>
    public Quality LastQuality;

    /// <summary>A condition is active, pending or not announced: look at the conditions with every sample.</summary>
    public bool Busy;
}
