using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Connections;

/// <content>SUBSCRIBE and UNSUBSCRIBE: only <c>hm/v1/{own site}/down/…</c>.</content>
internal sealed partial class MqttConnection
{
    private async Task SubscribeAsync(SubscribePacket packet, PacketType type)
    {
        if (packet.HasIdentifier)
        {
            Violation(new ProtocolFault(ReasonCode.SubscriptionIdentifiersNotSupported, "MQTT-3.2.2.3.12"));
            return;
        }

        var codes = new byte[packet.Entries.Length];
        var fresh = new bool[packet.Entries.Length];
        for (var i = 0; i < codes.Length; i++)
        {
            var entry = packet.Entries[i];
            if (type == PacketType.Unsubscribe)
            {
                codes[i] = (byte)(_session!.Unsubscribe(entry.Filter) ? ReasonCode.Success : ReasonCode.NoSubscriptionExisted);
                continue;
            }

            var reason = CheckFilter(entry.Filter);
            if (reason == ReasonCode.Success)
            {
                await PrepareAsync(entry.Filter);
                var added = _session!.Subscribe(entry, _context.Options.MaximumSubscriptions);
                fresh[i] = added == true;
                reason = added is null ? ReasonCode.QuotaExceeded : (ReasonCode)Math.Min(1, entry.Qos);
            }

            codes[i] = (byte)(reason >= ReasonCode.UnspecifiedError && !IsV5 ? ReasonCode.UnspecifiedError : reason);
        }

        lock (_output.Gate)
        {
            _output.Writer.SubscribeAck(type == PacketType.Subscribe ? PacketType.SubAck : PacketType.UnsubAck, packet.PacketId, codes, _version);
        }

        _output.Flush();
        for (var i = 0; i < codes.Length && type == PacketType.Subscribe; i++)
        {
            var handling = packet.Entries[i].RetainHandling;
            if (codes[i] < 0x80 && (handling == 0 || (handling == 1 && fresh[i])))
            {
                _context.Downlink.DeliverRetained(_session!, packet.Entries[i]);
            }
        }
    }

    private ReasonCode CheckFilter(string filter)
    {
        if (filter.Length > MaximumTopic || !Topics.IsFilter(System.Text.Encoding.UTF8.GetBytes(filter)))
        {
            return ReasonCode.TopicFilterInvalid;
        }

        if (filter.StartsWith("$share/", StringComparison.Ordinal))
        {
            return ReasonCode.SharedSubscriptionsNotSupported;
        }

        return SiteOf(filter) is null ? ReasonCode.NotAuthorized : ReasonCode.Success;
    }

    private string? SiteOf(string filter) =>
        filter.StartsWith("hm/v1/", StringComparison.Ordinal)
        && filter.Length > 21
        && filter.AsSpan(15).StartsWith("/down/")
        && Identifiers.IsSiteId(filter.AsSpan(6, 9))
        && _intake!.FindLane(System.Text.Encoding.ASCII.GetBytes(filter[6..15])) is { } lane
            ? lane.SiteId
            : null;

    // The subscription stands even if the limits cannot be read now: they come when the site publishes them.
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever a grain call throws means the same: no limits now. Logged.")]
    private async Task PrepareAsync(string filter)
    {
        try
        {
            await _context.Downlink.PrepareAsync(SiteOf(filter)!, filter);
        }
        catch (Exception error)
        {
            LogNoLimits(_context.Logger, error, filter);
        }
    }

    [LoggerMessage(1005, LogLevel.Warning, "The limits for {Filter} could not be read.")]
    private static partial void LogNoLimits(ILogger logger, Exception error, string filter);
}
