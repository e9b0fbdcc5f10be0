namespace Monitoring.Contracts;

/// <summary>What the hub calls on a wall (contract.md §4).</summary>
public interface IWallClient
{
    /// <summary>Everything that exists; comes first, and again after <see cref="Lagging"/>.</summary>
    Task Snapshot(WallSnapshot snapshot);

    /// <summary>Transitions in order, each once.</summary>
    Task Alarms(AlarmTransition[] transitions);

    /// <summary>Sites whose state or counts changed.</summary>
    Task Sites(SiteView[] sites);

    /// <summary>
    /// Flood states of seats whose sites the account may all see: at once when a flood starts or ends, otherwise at most once a
    /// second while something changes; after a snapshot those that are known.
    /// </summary>
    Task Floods(FloodView[] floods);

    /// <summary>Once a second: the feed lives.</summary>
    Task Heartbeat(Heartbeat heartbeat);

    /// <summary>The client was too slow: what it missed is dropped here and a new snapshot follows.</summary>
    Task Lagging(LaggingNotice notice);
}

/// <summary>Everything that a wall shows, at one moment.</summary>
public sealed record WallSnapshot
{
    /// <summary>Server time.</summary>
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>The sites in the scope.</summary>
    public required SiteView[] Sites { get; init; }

    /// <summary>Alarms that are not over.</summary>
    public required AlarmRecord[] Alarms { get; init; }

    /// <summary>Sequence number per site that this is the state after. Keep these and give them to Watch to resume.</summary>
    public required Dictionary<string, long> SeqBySite { get; init; }

    /// <summary>True if the numbers given to Watch were used: the transitions missed follow as Alarms.</summary>
    public bool Resumed { get; init; }

    /// <summary>True on a demo installation.</summary>
    public bool Demo { get; init; }
}

/// <summary>Sign of life.</summary>
public sealed record Heartbeat
{
    /// <summary>Server time.</summary>
    public required DateTimeOffset ServerTime { get; init; }

    /// <summary><c>ok</c>, or <c>degraded</c> with the reasons below.</summary>
    public required string Feed { get; init; }

    /// <summary>Names of what does not work (<c>journal</c>, <c>sample-log</c>, <c>push</c>, <c>mqtt</c>).</summary>
    public string[] Reasons { get; init; } = [];
}

/// <summary>Told to a client that could not keep up.</summary>
public sealed record LaggingNotice
{
    /// <summary>Messages dropped.</summary>
    public required long Dropped { get; init; }
}

/// <summary>Live values of one site, at most once a second.</summary>
public sealed record LiveValues
{
    /// <summary>The site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Server time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The points that changed since the last message; all in the first.</summary>
    public required PointView[] Points { get; init; }
}
