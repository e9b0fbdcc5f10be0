using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>What the line to the broker holds and let go.</summary>
internal sealed class BrokerFigures(BrokerState state, BrokerOutbox outbox, BrokerOptions options, IngestMetrics metrics) : ISystemFigures
{
    public SystemFigures Read()
    {
        var ends = state.Ends;
        return new SystemFigures
        {
            Queues =
            [
                new QueueFigures
                {
                    Name = "broker-in-flight",
                    Text = "代理转来、尚未确认的消息；满则代理不再发送，断开时由代理重发",
                    TextEn = "Messages of the broker not yet acknowledged; when full it sends no more, and after an end of the line it delivers them again",
                    Length = state.InFlight,
                    Bound = options.ReceiveMaximum,
                    Refused = ends.Values.Sum(),
                    Reasons = ends,
                },
                new QueueFigures
                {
                    Name = "broker-qos0",
                    Text = "代理转来、等待站点的 QoS 0 消息；满则丢弃新的",
                    TextEn = "QoS 0 messages of the broker waiting for their site; when full a new one is dropped",
                    Length = state.Held,
                    Bound = options.MaximumUnacknowledged,
                    Refused = metrics.DroppedFrom("broker-qos0"),
                },
                new QueueFigures
                {
                    Name = "broker-down",
                    Text = "发往代理的下行消息；满或被代理拒绝则丢弃",
                    TextEn = "Messages down to the broker; dropped when full, or when the broker refuses them",
                    Length = outbox.Count,
                    Bound = options.MaximumDown,
                    Refused = metrics.DroppedFrom("broker-down"),
                },
            ],
        };
    }
}
