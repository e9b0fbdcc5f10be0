namespace Monitoring.MqttClient;

/// <summary>The connection ended; whether an unacknowledged publish arrived is unknown, so repeat it.</summary>
public sealed class MqttClosedException(string message, Exception? inner = null) : IOException(message, inner);
