namespace Monitoring.Contracts;

/// <summary>
/// What the bureau did about an alarm: verify, contact, judge, close. It is kept apart from the state of the alarm, which is the
/// plant's: an alarm may be over long before its handling is, and the other way round.
/// </summary>
public sealed record AlarmHandling
{
    /// <summary>Alarm.</summary>
    public required string AlarmId { get; init; }

    /// <summary>Its site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Stage that it is in.</summary>
    public HandlingStage Stage { get; init; }

    /// <summary>What it turned out to be; from <see cref="HandlingStage.Judged"/> on.</summary>
    public HandlingVerdict? Verdict { get; init; }

    /// <summary>Grows by one with each step; 0 before the first.</summary>
    public int Version { get; init; }

    /// <summary>The steps in order.</summary>
    public HandlingStep[] Steps { get; init; } = [];
}

/// <summary>One step of the handling of an alarm.</summary>
public sealed record HandlingStep
{
    /// <summary>Stage after it.</summary>
    public required HandlingStage Stage { get; init; }

    /// <summary>What the alarm was held to be after it.</summary>
    public HandlingVerdict? Verdict { get; init; }

    /// <summary>What was noted, at most 1,000 characters.</summary>
    public string? Note { get; init; }

    /// <summary>Account name of who did it.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
