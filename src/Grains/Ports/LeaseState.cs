namespace Monitoring.Grains;

/// <summary>What is known of an activation's right to answer.</summary>
public enum LeaseState
{
    /// <summary>Nobody else answers for the site.</summary>
    Certain = 0,

    /// <summary>It could not be found out in time: whoever sent must send again.</summary>
    Unknown = 1,

    /// <summary>Another activation has the site: this one gives way.</summary>
    Lost = 2,
}
