namespace Monitoring.Contracts;

/// <summary>How much there was of everything at a seat.</summary>
public sealed record HandoverCounts
{
    /// <summary>Alarms that are not over and not put aside.</summary>
    public required int Open { get; init; }

    /// <summary>Of these, unacknowledged.</summary>
    public required int Unacknowledged { get; init; }

    /// <summary>Shelved alarms.</summary>
    public required int Shelved { get; init; }

    /// <summary>Alarms out of service.</summary>
    public required int OutOfService { get; init; }

    /// <summary>Alarms suppressed by design.</summary>
    public required int Suppressed { get; init; }

    /// <summary>Sites that the seat watches.</summary>
    public required int Sites { get; init; }

    /// <summary>Of these, blind.</summary>
    public required int Blind { get; init; }

    /// <summary>Of these, partly blind.</summary>
    public required int PartlyBlind { get; init; }

    /// <summary>Handlings that are not closed.</summary>
    public required int Handlings { get; init; }

    /// <summary>Rule sets and overrides that were proposed, decided or ended since the shift began.</summary>
    public required int Changes { get; init; }
}

/// <summary>What there was at a seat: of each list at most the worst or newest 500; <see cref="HandoverCounts"/> says how many there were.</summary>
public sealed record HandoverSnapshot
{
    /// <summary>Alarms that are not over and not put aside, the worst first.</summary>
    public required AlarmRecord[] Open { get; init; }

    /// <summary>Shelved alarms.</summary>
    public required AlarmRecord[] Shelved { get; init; }

    /// <summary>Alarms out of service.</summary>
    public required AlarmRecord[] OutOfService { get; init; }

    /// <summary>Number of alarms suppressed by design.</summary>
    public required int Suppressed { get; init; }

    /// <summary>Sites that are blind or partly blind.</summary>
    public required SiteView[] Blind { get; init; }

    /// <summary>Handlings that are not closed, the newest step first.</summary>
    public required AlarmHandling[] Handlings { get; init; }

    /// <summary>Rule sets and overrides since the shift began, the newest first, each with at most 20 of its changes.</summary>
    public required RuleSet[] Changes { get; init; }
}
