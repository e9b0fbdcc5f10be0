namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Why a line to the broker ended. A fixed set: tag values of a counter.</summary>
internal enum BrokerEnd
{
    /// <summary>It did not come about, or the broker refused it.</summary>
    NotConnected,

    /// <summary>It broke.</summary>
    Lost,

    /// <summary>A site could not take its messages; they are to be delivered again.</summary>
    SiteFailed,

    /// <summary>The process stops.</summary>
    Stopping,
}

/// <summary>Names of the reasons.</summary>
internal static class BrokerEnds
{
    public static string Name(this BrokerEnd end) => end switch
    {
        BrokerEnd.NotConnected => "not-connected",
        BrokerEnd.Lost => "lost",
        BrokerEnd.SiteFailed => "site-failed",
        _ => "stopping",
    };
}
