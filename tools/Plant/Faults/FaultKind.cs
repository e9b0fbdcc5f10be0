namespace Monitoring.Plant.Faults;

internal enum FaultKind
{
    /// <summary>The inlet of a tank stays open.</summary>
    Overfill,

    /// <summary>Gas leaves a source and goes with the wind.</summary>
    Leak,

    /// <summary>A level gauge freezes while goods move.</summary>
    Stuck,

    /// <summary>The site's line is down; what was measured comes afterwards as back-fill.</summary>
    LineDown,

    /// <summary>A reading jumps about a limit.</summary>
    Chatter,

    /// <summary>A compressor trips and takes everything behind it along.</summary>
    Flood,

    /// <summary>A reading sits at the top of its range.</summary>
    Pinned,

    /// <summary>A transmitter reports bad quality.</summary>
    Bad,

    /// <summary>A reactor loses its cooling.</summary>
    Cooling,
}
