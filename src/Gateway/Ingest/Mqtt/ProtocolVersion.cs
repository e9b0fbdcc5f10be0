namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Protocol levels spoken here, by their number in CONNECT.</summary>
internal enum ProtocolVersion : byte
{
    /// <summary>MQTT 3.1.1 (ISO/IEC 20922).</summary>
    V311 = 4,

    /// <summary>MQTT 5.0 (OASIS 2019).</summary>
    V5 = 5,
}
