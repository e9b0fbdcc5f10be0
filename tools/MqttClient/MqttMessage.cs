namespace Monitoring.MqttClient;

/// <summary>A message received through a subscription. The payload is a copy that the receiver owns.</summary>
public sealed record MqttMessage(string Topic, byte[] Payload, MqttQoS QoS, bool Retain, bool Duplicate);
