namespace Monitoring.Contracts;

/// <summary>Which handlings to list. Null members do not restrict.</summary>
public sealed record HandlingQuery
{
    /// <summary>Only these sites (the scope of the reader).</summary>
    public string[]? Sites { get; init; }

    /// <summary>True: those not closed; false: those closed.</summary>
    public bool? Open { get; init; }

    /// <summary>Most rows, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }
}

/// <summary>What the bureau did about alarms, stored. An alarm that nobody began with has no row.</summary>
public interface IHandlingStore
{
    /// <summary>Handlings of these alarms, at most 200; in no order, without those that there are none of.</summary>
    Task<AlarmHandling[]> FindAsync(string[] alarmIds, CancellationToken cancellationToken);

    /// <summary>Handlings, the one with the newest step first.</summary>
    Task<Page<AlarmHandling>> ListAsync(HandlingQuery query, CancellationToken cancellationToken);

    /// <summary>Number of handlings that a query without limit and cursor would list.</summary>
    Task<int> CountAsync(HandlingQuery query, CancellationToken cancellationToken);

    /// <summary>Creates or replaces; false, and nothing changed, if the stored one does not have the version before it.</summary>
    Task<bool> SaveAsync(AlarmHandling handling, CancellationToken cancellationToken);
}
