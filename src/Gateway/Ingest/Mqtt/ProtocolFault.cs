namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Why a packet cannot be taken: what the wire is told, and the clause of the standard that it breaks.</summary>
/// <param name="Reason">For DISCONNECT or CONNACK in 5.0; 3.1.1 only closes.</param>
/// <param name="Clause">E.g. <c>MQTT-2.2.2-1</c>; a section number where the standard gives no clause.</param>
internal readonly record struct ProtocolFault(ReasonCode Reason, string Clause)
{
    public static ProtocolFault Malformed(string clause) => new(ReasonCode.MalformedPacket, clause);

    public static ProtocolFault Protocol(string clause) => new(ReasonCode.ProtocolError, clause);
}
