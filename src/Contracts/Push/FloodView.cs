namespace Monitoring.Contracts;

/// <summary>The flood state of a seat, and its noise (alarms.md §4).</summary>
/// <remarks>
/// In a flood every alarm of it is in exactly one of <see cref="Critical"/>, <see cref="Groups"/> and <see cref="Low"/>, or counted in
/// <see cref="Earlier"/>.
/// </remarks>
public sealed record FloodView
{
    /// <summary>The seat.</summary>
    public required string Seat { get; init; }

    /// <summary>The moment that this is the state of.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A flood is on.</summary>
    public required bool Flood { get; init; }

    /// <summary>Since when; null outside a flood.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When it ends unless more alarms come; null outside a flood.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>When the last flood ended; null if none is remembered, or one is on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Alarms annunciated in the window that ends now.</summary>
    public required int InWindow { get; init; }

    /// <summary>Alarms annunciated in this flood, re-annunciations counted; 0 outside a flood.</summary>
    public required long Annunciations { get; init; }

    /// <summary>Different alarms in this flood; 0 outside a flood.</summary>
    public required long Alarms { get; init; }

    /// <summary>First-outs of the sites in this flood, that of the site with the most alarms first.</summary>
    public FirstOutView[] FirstOuts { get; init; } = [];

    /// <summary>Critical alarms of the flood: never folded.</summary>
    public string[] Critical { get; init; } = [];

    /// <summary>Alarms by named cause and by unit of equipment, the largest group first.</summary>
    public FloodGroup[] Groups { get; init; } = [];

    /// <summary>Alarms of low priority; null if there are none.</summary>
    public FloodGroup? Low { get; init; }

    /// <summary>Alarms of a very long flood that are no longer listed here: the alarm list has them (<c>GET /alarms?from=</c>).</summary>
    public long Earlier { get; init; }

    /// <summary>Sources that chatter, in a flood or not.</summary>
    public ChatterView[] Chattering { get; init; } = [];

    /// <summary>True if lists of ids are cut short in this message: <c>GET /floods</c> has them whole.</summary>
    public bool Shortened { get; init; }
}

/// <summary>The first alarm of an episode: after 10 quiet minutes of its site, by sample time.</summary>
public sealed record FirstOutView
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Alarm.</summary>
    public required string AlarmId { get; init; }

    /// <summary>Point.</summary>
    public required string PointId { get; init; }

    /// <summary>Its unit of equipment; null if it has none.</summary>
    public string? Equipment { get; init; }

    /// <summary>When it became true, by sample time.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Alarms of the site's episode so far.</summary>
    public required long Alarms { get; init; }

    /// <summary>One line, Chinese.</summary>
    public string Text { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string TextEn { get; init; } = "";
}

/// <summary>Alarms that are folded into one line.</summary>
public sealed record FloodGroup
{
    /// <summary><c>cause</c>, <c>equipment</c>, <c>hazard</c>, <c>site</c> or <c>low</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Site; null for <c>low</c>.</summary>
    public string? SiteId { get; init; }

    /// <summary>Name of the cause, unit of equipment, hazard source or site; <c>low</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The alarm that is the cause, shown unfolded; null unless the kind is <c>cause</c>.</summary>
    public string? CauseAlarmId { get; init; }

    /// <summary>The first of the group by sample time.</summary>
    public required string FirstAlarmId { get; init; }

    /// <summary>The one with the worst priority, of these the first.</summary>
    public required string WorstAlarmId { get; init; }

    /// <summary>That priority.</summary>
    public required AlarmPriority WorstPriority { get; init; }

    /// <summary>Different alarms.</summary>
    public required int Count { get; init; }

    /// <summary>Of these, in alarm now.</summary>
    public required int Active { get; init; }

    /// <summary>Of these, unacknowledged now.</summary>
    public required int Unacknowledged { get; init; }

    /// <summary>Every alarm of the group, by sample time.</summary>
    public required string[] AlarmIds { get; init; }

    /// <summary>Of a cause: alarms that are suppressed by design because of it. They were never annunciated and are not in the counts.</summary>
    public string[] Suppressed { get; init; } = [];
}

/// <summary>A source that chatters: folded into one line, never dropped.</summary>
public sealed record ChatterView
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Point.</summary>
    public required string PointId { get; init; }

    /// <summary>Condition, with its name if the point has several of the kind.</summary>
    public required string Condition { get; init; }

    /// <summary>Since when, by sample time.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last activation.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>Activations since.</summary>
    public required long Count { get; init; }

    /// <summary>The latest alarm of it.</summary>
    public required string AlarmId { get; init; }
}
