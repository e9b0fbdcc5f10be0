namespace Monitoring.Gateway.Ingest.Mqtt;

/// <summary>Which properties each packet from a client may carry (MQTT 5.0, table 2-4), as bit sets by property number.</summary>
internal static class PropertySets
{
    public static readonly ulong Connect = Of(
        PropertyId.SessionExpiryInterval, PropertyId.AuthenticationMethod, PropertyId.AuthenticationData,
        PropertyId.RequestProblemInformation, PropertyId.RequestResponseInformation, PropertyId.ReceiveMaximum,
        PropertyId.TopicAliasMaximum, PropertyId.UserProperty, PropertyId.MaximumPacketSize);

    public static readonly ulong Will = Of(
        PropertyId.WillDelayInterval, PropertyId.PayloadFormatIndicator, PropertyId.MessageExpiryInterval,
        PropertyId.ContentType, PropertyId.ResponseTopic, PropertyId.CorrelationData, PropertyId.UserProperty);

    public static readonly ulong Publish = Of(
        PropertyId.PayloadFormatIndicator, PropertyId.MessageExpiryInterval, PropertyId.TopicAlias, PropertyId.ResponseTopic,
        PropertyId.CorrelationData, PropertyId.ContentType, PropertyId.UserProperty);

    public static readonly ulong Acknowledgement = Of(PropertyId.ReasonString, PropertyId.UserProperty);

    public static readonly ulong Subscribe = Of(PropertyId.SubscriptionIdentifier, PropertyId.UserProperty);

    public static readonly ulong Unsubscribe = Of(PropertyId.UserProperty);

    public static readonly ulong Disconnect = Of(PropertyId.SessionExpiryInterval, PropertyId.ReasonString, PropertyId.UserProperty);

    private static ulong Of(params ReadOnlySpan<PropertyId> ids)
    {
        var set = 0UL;
        foreach (var id in ids)
        {
            set |= 1UL << (int)id;
        }

        return set;
    }
}
