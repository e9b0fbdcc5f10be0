namespace Monitoring.MqttClient;

/// <summary>The server answered CONNECT with a code other than 0 (3.1.1 return code or 5.0 reason code).</summary>
public sealed class MqttRefusedException(byte reasonCode)
    : IOException($"The server refused the connection: reason 0x{reasonCode:X2}.")
{
    public byte ReasonCode { get; } = reasonCode;
}
