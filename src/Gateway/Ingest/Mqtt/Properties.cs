namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>The properties of one packet that matter here. The others are checked and passed over.</summary>
internal struct Properties
{
    private ulong _present;

    public uint SessionExpiryInterval { get; private set; }

    public uint WillDelayInterval { get; private set; }

    public uint MaximumPacketSize { get; private set; }

    public ushort ReceiveMaximum { get; private set; }

    public ushort TopicAlias { get; private set; }

    public byte RequestProblemInformation { get; private set; }

    public readonly bool Has(PropertyId id) => (_present & (1UL << (int)id)) != 0;

    /// <summary>Reads a property length and the properties; each must be in <paramref name="allowed"/> and come once.</summary>
    public static bool TryRead(scoped ref PacketReader reader, ulong allowed, out Properties properties)
    {
        properties = default;
        if (!reader.TryVariableInteger(out var length) || !reader.TrySlice(length, out var bytes))
        {
            return false;
        }

        if (bytes.IsEmpty)
        {
            return true;
        }

        var inner = new PacketReader(bytes);
        while (inner.Remaining > 0)
        {
            if (!properties.TryReadOne(ref inner, allowed))
            {
                return reader.Fail(inner.Fault.Reason, inner.Fault.Clause);
            }
        }

        return true;
    }

    private bool TryReadOne(scoped ref PacketReader reader, ulong allowed)
    {
        if (!reader.TryByte(out var number))
        {
            return false;
        }

        if (number > 42 || (allowed & (1UL << number)) == 0)
        {
            return reader.Malformed("MQTT-2.2.2.2");
        }

        var bit = 1UL << number;
        if ((_present & bit) != 0 && (PropertyId)number != PropertyId.UserProperty)
        {
            return reader.Fail(ReasonCode.ProtocolError, "MQTT-2.2.2.2");
        }

        _present |= bit;
        return TryReadValue(ref reader, (PropertyId)number);
    }

    private bool TryReadValue(scoped ref PacketReader reader, PropertyId id)
    {
        ushort word;
        uint number;
        switch (id)
        {
            case PropertyId.PayloadFormatIndicator or PropertyId.RequestProblemInformation or PropertyId.RequestResponseInformation:
                if (!reader.TryByte(out var flag))
                {
                    return false;
                }

                RequestProblemInformation = id == PropertyId.RequestProblemInformation ? flag : RequestProblemInformation;
                return flag <= 1 || reader.Fail(ReasonCode.ProtocolError, id == PropertyId.RequestProblemInformation ? "MQTT-3.1.2.11.7" : "MQTT-3.3.2.3.2");
            case PropertyId.ReceiveMaximum:
                var ok = reader.TryUInt16(out word);
                ReceiveMaximum = word;
                return ok && (word != 0 || reader.Fail(ReasonCode.ProtocolError, "MQTT-3.1.2.11.3"));
            case PropertyId.TopicAliasMaximum:
                return reader.TryUInt16(out _);
            case PropertyId.TopicAlias:
                ok = reader.TryUInt16(out word);
                TopicAlias = word;
                return ok && (word != 0 || reader.Fail(ReasonCode.TopicAliasInvalid, "MQTT-3.3.2-8"));
            case PropertyId.SessionExpiryInterval:
                ok = reader.TryUInt32(out number);
                SessionExpiryInterval = number;
                return ok;
            case PropertyId.WillDelayInterval:
                ok = reader.TryUInt32(out number);
                WillDelayInterval = number;
                return ok;
            case PropertyId.MaximumPacketSize:
                ok = reader.TryUInt32(out number);
                MaximumPacketSize = number;
                return ok && (number != 0 || reader.Fail(ReasonCode.ProtocolError, "MQTT-3.1.2.11.4"));
            case PropertyId.MessageExpiryInterval:
                return reader.TryUInt32(out _);
            case PropertyId.SubscriptionIdentifier:
                return reader.TryVariableInteger(out var identifier)
                    && (identifier != 0 || reader.Fail(ReasonCode.ProtocolError, "MQTT-3.8.2.1.2"));
            case PropertyId.CorrelationData or PropertyId.AuthenticationData:
                return reader.TryBinary(out _);
            case PropertyId.ResponseTopic:
                return reader.TryString(out var topic) && (Topics.IsName(topic) || reader.Fail(ReasonCode.ProtocolError, "MQTT-3.3.2-14"));
            case PropertyId.UserProperty:
                return reader.TryString(out _) && reader.TryString(out _);
            default:
                return reader.TryString(out _);
        }
    }
}
