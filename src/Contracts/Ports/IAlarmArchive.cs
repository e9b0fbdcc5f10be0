namespace Monitoring.Contracts;

/// <summary>Which alarm records to list. Null members do not restrict.</summary>
public sealed record AlarmQuery
{
    /// <summary>States; empty: all.</summary>
    public AlarmState[] States { get; init; } = [];

    /// <summary>Priority.</summary>
    public AlarmPriority? Priority { get; init; }

    /// <summary>Site.</summary>
    public string? SiteId { get; init; }

    /// <summary>Only these sites (the scope of the reader); null: all.</summary>
    public string[]? Sites { get; init; }

    /// <summary>Occurred at or after.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Occurred before.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Most rows, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Where the page before ended.</summary>
    public string? Cursor { get; init; }
}

/// <summary>One page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The rows.</summary>
    public required T[] Items { get; init; }

    /// <summary>Give this as cursor to go on; null at the end.</summary>
    public string? Next { get; init; }
}

/// <summary>An alarm with its transitions.</summary>
public sealed record AlarmDetail
{
    /// <summary>The record as it is now.</summary>
    public required AlarmRecord Alarm { get; init; }

    /// <summary>Its transitions in order.</summary>
    public required AlarmTransition[] Transitions { get; init; }
}

/// <summary>Reads what is journaled. The truth behind the push.</summary>
public interface IAlarmArchive
{
    /// <summary>Transitions of a site with a sequence number above <paramref name="after"/>, in order, at most <paramref name="limit"/>.</summary>
    Task<AlarmTransition[]> ReadJournalAsync(string siteId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Alarm records, newest occurrence first.</summary>
    Task<Page<AlarmRecord>> ListAsync(AlarmQuery query, CancellationToken cancellationToken);

    /// <summary>One alarm; null if there is none with that id.</summary>
    Task<AlarmDetail?> FindAsync(string alarmId, CancellationToken cancellationToken);
}
