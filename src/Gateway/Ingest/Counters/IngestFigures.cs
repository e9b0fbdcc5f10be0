using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Connections;
using Monitoring.Gateway.Ingest.Payloads;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>What the MQTT side holds, refused and let go.</summary>
internal sealed class IngestFigures(ConnectionRegistry registry, SessionStore sessions, IngestMetrics metrics, IOptions<MqttOptions> options) : ISystemFigures
{
    private static readonly (string Queue, string Text, string TextEn)[] Queues =
    [
        ("qos0-failed", "QoS 0 消息：写盘失败时丢失（QoS 1、2 会重发）", "QoS 0 messages: lost when they could not be stored (QoS 1 and 2 are sent again)"),
        ("rejected-payloads", "待保存的无效报文样本；满则丢弃最旧的", "Heads of invalid payloads to be kept; when full the oldest goes"),
        ("retained", "保留消息；满则拒绝新的", "Retained messages; when full a new one is not kept"),
        ("down-qos0", "下行 QoS 0 消息；网关不在线或队列满则丢弃", "Messages down, QoS 0; dropped when the gateway is away or the queue is full"),
        ("down-queue", "下行队列；满则丢弃最旧的", "Messages down; when full the oldest goes"),
        ("down-too-large", "下行消息大于网关所能接收，丢弃", "Messages down that are larger than the gateway takes; dropped"),
        ("will", "遗嘱消息；未能交付", "Last wills that could not be delivered"),
        ("unsent", "连接断开时尚未发出的应答", "Answers not sent when a connection ended"),
    ];

    public SystemFigures Read() => new()
    {
        Queues =
        [
            Check("mqtt-messages", "上行消息；无效或无权则拒绝，记入原因", "Messages up; refused when invalid or not permitted, by reason", Refusals()),
            Check("mqtt-packets", "违反 MQTT 协议的报文；断开连接", "Packets against the MQTT protocol; the connection is closed", metrics.ProtocolFaults),
            Check("mqtt-connections", "MQTT 连接；满、口令错误或过于频繁则拒绝", "MQTT connections; turned away when full, for a wrong secret or for coming too often", metrics.TurnedAwayFor) with
            {
                Length = registry.Count, Bound = options.Value.MaximumConnections,
            },
            new QueueFigures
            {
                Name = "sessions", Text = "MQTT 会话；满则清除最旧的离线会话", TextEn = "MQTT sessions; when full the oldest that is away goes",
                Length = sessions.Count, Bound = options.Value.MaximumSessions, Refused = metrics.DroppedFrom("sessions"),
            },
            .. Queues.Select(one => new QueueFigures { Name = one.Queue, Text = one.Text, TextEn = one.TextEn, Refused = metrics.DroppedFrom(one.Queue) }),
        ],
    };

    private static QueueFigures Check(string name, string text, string textEn, Dictionary<string, long> reasons) =>
        new() { Name = name, Text = text, TextEn = textEn, Refused = reasons.Values.Sum(), Reasons = reasons };

    private Dictionary<string, long> Refusals() => Enumerable.Range(1, PayloadReasons.Count - 1)
        .Select(i => (PayloadReason)i)
        .Where(reason => metrics.RefusedFor(reason) > 0)
        .ToDictionary(reason => reason.Name(), metrics.RefusedFor, StringComparer.Ordinal);
}
