namespace Monitoring.MqttClient;

/// <summary>The protocol level sent in CONNECT.</summary>
public enum MqttVersion : byte
{
    V311 = 4,
    V5 = 5,
}
