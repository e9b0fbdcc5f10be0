using System.Buffers;

namespace Monitoring.MqttClient.Wire;

/// <summary>The answer to CONNECT, with the 5.0 properties a client must obey.</summary>
internal readonly record struct ConnAck(bool SessionPresent, byte ReasonCode, int ReceiveMaximum, int? ServerKeepAlive)
{
    public static ConnAck Parse(ReadOnlySequence<byte> body, MqttVersion version)
    {
        var reader = new BodyReader(body);
        var present = (reader.Byte() & 1) != 0;
        var reason = reader.Byte();
        var receiveMaximum = 65_535;
        int? keepAlive = null;
        if (version == MqttVersion.V5 && reader.Remaining > 0)
        {
            var end = reader.VarInt() is var length ? reader.Remaining - length : 0;
            while (reader.Remaining > end)
            {
                ReadProperty(ref reader, ref receiveMaximum, ref keepAlive);
            }
        }

        return new ConnAck(present, reason, receiveMaximum, keepAlive);
    }

    /// <summary>Property identifiers and types, MQTT 5 §2.2.2.2.</summary>
    private static void ReadProperty(ref BodyReader reader, ref int receiveMaximum, ref int? keepAlive)
    {
        switch (reader.Byte())
        {
            case 0x21:
                receiveMaximum = reader.UInt16();
                break;
            case 0x13:
                keepAlive = reader.UInt16();
                break;
            case 0x11 or 0x27:
                reader.UInt32();
                break;
            case 0x22:
                reader.UInt16();
                break;
            case 0x24 or 0x25 or 0x28 or 0x29 or 0x2A:
                reader.Byte();
                break;
            case 0x12 or 0x15 or 0x16 or 0x1A or 0x1C or 0x1F:
                reader.Text();
                break;
            case 0x26:
                reader.Text();
                reader.Text();
                break;
            default:
                throw new InvalidDataException("CONNACK has an unknown property.");
        }
    }
}
