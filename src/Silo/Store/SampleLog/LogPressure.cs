namespace Monitoring.Silo;

/// <summary>How near the sample log is to its bound.</summary>
internal enum LogPressureLevel
{
    /// <summary>There is room.</summary>
    None,

    /// <summary>80 % of the bound are needed, or the disk has no room for the next segment.</summary>
    High,

    /// <summary>Nothing is taken any more.</summary>
    Full,
}

/// <summary>How near the sample log is to its bound, and why.</summary>
/// <param name="Level">How near.</param>
/// <param name="Percent">Share of the bound that is needed, percent.</param>
/// <param name="Reason">Why, one line; empty if there is room.</param>
internal readonly record struct LogPressure(LogPressureLevel Level, int Percent, string Reason);
