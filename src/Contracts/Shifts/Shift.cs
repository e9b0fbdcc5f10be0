namespace Monitoring.Contracts;

/// <summary>One person's turn at a seat, from taking it over to handing it over.</summary>
public sealed record Shift
{
    /// <summary>Id: 32 hexadecimal digits, rising with time.</summary>
    public required string Id { get; init; }

    /// <summary>Seat.</summary>
    public required string Seat { get; init; }

    /// <summary>Account name of who has it.</summary>
    public required string User { get; init; }

    /// <summary>That person's name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>When the next one took over; null: it goes on.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Grows by one with each change, from 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The handover; null until it is prepared.</summary>
    public Handover? Handover { get; init; }
}

/// <summary>What one shift leaves to the next, with the names of both.</summary>
public sealed record Handover
{
    /// <summary>When it was prepared: everything in it is as it was then.</summary>
    public required DateTimeOffset PreparedAt { get; init; }

    /// <summary>By whom.</summary>
    public required string PreparedBy { get; init; }

    /// <summary>How much there is of everything.</summary>
    public required HandoverCounts Counts { get; init; }

    /// <summary>What there is; null in lists.</summary>
    public HandoverSnapshot? Snapshot { get; init; }

    /// <summary>Who goes; null until signed. Preparing again takes the signature back.</summary>
    public HandoverSignature? Signed { get; init; }

    /// <summary>Who comes; null until accepted.</summary>
    public HandoverSignature? Accepted { get; init; }
}

/// <summary>Somebody's name under a handover.</summary>
public sealed record HandoverSignature
{
    /// <summary>Account name.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was noted, at most 1,000 characters.</summary>
    public string? Note { get; init; }
}
