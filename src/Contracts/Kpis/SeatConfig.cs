namespace Monitoring.Contracts;

/// <summary>A seat 席位: an operator position, what it watches, when its shifts change and what counts as a flood there.</summary>
/// <remarks>What has a default has <c>set</c>, for the reason given at <see cref="SiteConfig"/>.</remarks>
public sealed record SeatConfig
{
    /// <summary>Name in addresses: 1 to 32 of <c>a-z 0-9 -</c>, unique.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, Chinese.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name for people, English.</summary>
    public string? NameEn { get; init; }

    /// <summary>What it watches: <c>*</c>, starts of region codes (2 to 6 digits) and site ids (9 characters), mixed; 1 to 5,000.</summary>
    public string[] Scope { get; set; } = ["*"];

    /// <summary>Shifts 班次, at most 6, that do not overlap (d: 08:00–20:00 and 20:00–08:00).</summary>
    public ShiftConfig[] Shifts { get; set; } = ShiftConfig.TwoADay();

    /// <summary>Local time of the shifts, minutes ahead of UTC, −720 to 840 in steps of 10 (d: 480, Beijing).</summary>
    public int UtcOffset { get; set; } = 480;

    /// <summary>What counts as a flood.</summary>
    public FloodLimits Flood { get; set; } = new();
}

/// <summary>One shift of a day.</summary>
public sealed record ShiftConfig
{
    /// <summary>Name in addresses: 1 to 32 of <c>a-z 0-9 -</c>, unique in the seat.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people, Chinese.</summary>
    public string Name { get; set; } = "";

    /// <summary>Name for people, English.</summary>
    public string? NameEn { get; init; }

    /// <summary>Begins at this local time, <c>HH:mm</c> in steps of 10 minutes.</summary>
    public required string Start { get; init; }

    /// <summary>Ends at this local time (exclusive); at or before the start: on the next day. Equal to the start: 24 h.</summary>
    public required string End { get; init; }

    /// <summary>Day and night of twelve hours (d).</summary>
    public static ShiftConfig[] TwoADay() =>
    [
        new ShiftConfig { Id = "day", Name = "白班", NameEn = "Day", Start = "08:00", End = "20:00" },
        new ShiftConfig { Id = "night", Name = "夜班", NameEn = "Night", Start = "20:00", End = "08:00" },
    ];
}

/// <summary>What counts as a flood (ISA-18.2-2016; alarms.md §4).</summary>
public sealed record FloodLimits
{
    /// <summary>A flood starts when this many alarms were annunciated within <see cref="Window"/>; 2 to 1,000 (d: 10).</summary>
    public int Start { get; set; } = 10;

    /// <summary>It ends when fewer than this were; 1 to <see cref="Start"/> (d: 5).</summary>
    public int End { get; set; } = 5;

    /// <summary>Seconds, 60 to 3,600 in whole minutes (d: 600).</summary>
    public int Window { get; set; } = 600;
}

/// <summary>The seats of the service.</summary>
public sealed record SeatSet
{
    /// <summary>The seats, 1 to 200.</summary>
    public required SeatConfig[] Items { get; init; }

    /// <summary>Grows by one with each change; 0 until the first.</summary>
    public int Version { get; init; }

    /// <summary>Who changed them last; null until the first change.</summary>
    public string? By { get; init; }

    /// <summary>When they were changed last.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>One seat for the whole hall: what holds until somebody says otherwise.</summary>
    public static SeatSet Default() => new()
    {
        Items = [new SeatConfig { Id = "hall", Name = "指挥大厅", NameEn = "Command hall" }],
    };
}

/// <summary>Keeps the seats.</summary>
public interface ISeatStore
{
    /// <summary>The seats in force; the default until somebody saved others.</summary>
    Task<SeatSet> GetAsync(CancellationToken cancellationToken);

    /// <summary>Replaces them. False, and nothing changed, if the version before is not <paramref name="afterVersion"/> any more.</summary>
    Task<bool> SaveAsync(SeatSet seats, int afterVersion, CancellationToken cancellationToken);
}
