namespace Monitoring.Alarms;

/// <summary>Numbers of alarms.md §4 that are the same for all seats. Milliseconds unless said otherwise. Why each: docs/kpis.md.</summary>
public static class NoiseLimits
{
    /// <summary>A source chatters from this many activations within <see cref="ChatterWindow"/> on (ISA-18.2-2016).</summary>
    public const int ChatterCount = 3;

    /// <summary>See <see cref="ChatterCount"/>.</summary>
    public const long ChatterWindow = 60_000;

    /// <summary>A source stops chattering when it was quiet this long (d): as long as the window of a flood.</summary>
    public const long ChatterQuiet = 600_000;

    /// <summary>An alarm that clears sooner than this was fleeting (d): nobody can read, judge and act within 10 s.</summary>
    public const long Fleeting = 10_000;

    /// <summary>An alarm that stands longer than this is standing (ISA-18.2-2016: stale).</summary>
    public const long Standing = 24 * 3_600_000L;

    /// <summary>An episode begins with the first alarm after this much quiet at its site.</summary>
    public const long EpisodeGap = StartingValues.EpisodeGap;

    /// <summary>Alarms of the last hour are kept in order, so that one that is read late still finds its place (d).</summary>
    public const long Retained = 3_600_000;

    /// <summary>Annunciations of one flood that are kept singly; older ones are only counted (d).</summary>
    public const int MostEntries = 20_000;

    /// <summary>How much later than its decision a sample may say it is: the clock-skew limit, and as much again to be safe.</summary>
    public const long SkewSlack = 2 * StartingValues.ClockSkewLimit;
}
