namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Chooses the client. Compiled where the official packages are not; BrokerLines.Official.cs where they are.</summary>
public static class BrokerLines
{
    /// <summary>Whether this build can speak to a broker: only with MQTTnet.</summary>
    public static bool Available => false;

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Style", "IDE0060", Justification = "The twin needs them.")]
    internal static IBrokerLines Create(BrokerOptions options, int maximumPacketSize, TimeProvider time) =>
        throw new NotSupportedException("This build has no MQTTnet; only the engine Orleans has.");
}
