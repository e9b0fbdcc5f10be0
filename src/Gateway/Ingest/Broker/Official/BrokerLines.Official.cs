namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Chooses the client. Compiled with the official packages; BrokerLines.Local.cs is its twin without them.</summary>
public static class BrokerLines
{
    /// <summary>Whether this build can speak to a broker: only with MQTTnet.</summary>
    public static bool Available => true;

    internal static IBrokerLines Create(BrokerOptions options, int maximumPacketSize, TimeProvider time) => new MqttNetLines(options, maximumPacketSize, time);
}
