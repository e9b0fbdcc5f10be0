namespace Monitoring.MqttClient;

/// <summary>Called on the receiving loop for every acknowledged publish; must return quickly.</summary>
/// <param name="sentAt">Timestamp (TimeProvider.GetTimestamp) of the moment the packet was queued for sending.</param>
/// <param name="reasonCode">MQTT 5 reason code, 0 in 3.1.1; 0x80 and above is a refusal.</param>
public delegate void MqttAcknowledged(long sentAt, byte reasonCode);
