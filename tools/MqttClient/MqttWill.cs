namespace Monitoring.MqttClient;

/// <summary>What the server publishes for us when the connection ends without DISCONNECT.</summary>
public sealed record MqttWill(string Topic, ReadOnlyMemory<byte> Payload, MqttQoS QoS = MqttQoS.AtLeastOnce, bool Retain = false);
