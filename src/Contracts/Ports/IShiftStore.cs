namespace Monitoring.Contracts;

/// <summary>Which shifts to list. Null members do not restrict.</summary>
public sealed record ShiftQuery
{
    /// <summary>Only these seats.</summary>
    public string[]? Seats { get; init; }

    /// <summary>Those that were not over at this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Those that began before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Most rows, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }
}

/// <summary>Who had which seat when, stored. A seat has at most one shift that goes on.</summary>
public interface IShiftStore
{
    /// <summary>The shift of a seat that goes on, with its handover whole; null: nobody is there.</summary>
    Task<Shift?> CurrentAsync(string seat, CancellationToken cancellationToken);

    /// <summary>One shift with its handover whole; null if there is none.</summary>
    Task<Shift?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Shifts, newest first, without the snapshots of their handovers.</summary>
    Task<Page<Shift>> ListAsync(ShiftQuery query, CancellationToken cancellationToken);

    /// <summary>Begins a shift; false, and nothing changed, if somebody is at the seat.</summary>
    Task<bool> BeginAsync(Shift shift, CancellationToken cancellationToken);

    /// <summary>Replaces a shift; false, and nothing changed, if the stored one does not have the revision before it.</summary>
    Task<bool> SaveAsync(Shift shift, CancellationToken cancellationToken);

    /// <summary>Ends a shift, as <see cref="SaveAsync"/>, and begins the next one: both or nothing.</summary>
    Task<bool> ChangeOverAsync(Shift ended, Shift next, CancellationToken cancellationToken);
}
