namespace Monitoring.Grains;

/// <summary>What a site and those who wake it must know of the silos there are.</summary>
public interface ISilos
{
    /// <summary>
    /// Whether a site belongs on another silo, and has for so long that moving it is worth its while: a silo that restarts is away for some
    /// seconds only.
    /// </summary>
    bool IsElsewhere(string siteId);

    /// <summary>Whether this silo has to wake a site that nobody calls.</summary>
    bool Wakes(string siteId);

    /// <summary>Completes when a silo comes or goes next.</summary>
    Task NextChange { get; }
}
