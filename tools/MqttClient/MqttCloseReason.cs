namespace Monitoring.MqttClient;

/// <summary>How a connection ended; the reason code is that of the server's DISCONNECT (5.0), else 0.</summary>
public sealed record MqttCloseReason(string Text, byte ReasonCode = 0, Exception? Error = null);
