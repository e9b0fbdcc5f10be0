namespace Monitoring.MqttClient;

/// <summary>Quality of service, MQTT 5 §4.3.</summary>
public enum MqttQoS : byte
{
    AtMostOnce = 0,
    AtLeastOnce = 1,
    ExactlyOnce = 2,
}
