using System.Text;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Counters;

internal enum TrafficOutcome : byte
{
    Accepted,
    Refused,
    NotStored,
}

/// <summary>A place in the ring of a gateway's last messages.</summary>
internal struct TrafficPlace
{
    private long _at;
    private byte[]? _topic;
    private int _topicLength;
    private int _samples;
    private TrafficOutcome _outcome;
    private PayloadFault _fault;

    public void Set(long at, ReadOnlySpan<byte> topic, int samples, TrafficOutcome outcome, PayloadFault fault)
    {
        if (_topic is null || _topic.Length < topic.Length)
        {
            // Rounded up, so that topics of nearly one length do not replace each other's place.
            _topic = new byte[(topic.Length + 63) & ~63];
        }

        topic.CopyTo(_topic);
        (_at, _topicLength, _samples, _outcome, _fault) = (at, topic.Length, samples, outcome, fault);
    }

    public readonly TrafficEntry View() => new()
    {
        At = DateTimeOffset.FromUnixTimeMilliseconds(_at),
        Topic = Encoding.UTF8.GetString(_topic.AsSpan(0, _topicLength)),
        Samples = _samples,
        Outcome = _outcome switch { TrafficOutcome.Accepted => "accepted", TrafficOutcome.Refused => "refused", _ => "not-stored" },
        Code = _fault.IsNone ? null : _fault.Reason.Name(),
        Reason = _outcome == TrafficOutcome.NotStored ? "有效，但未能写入磁盘；连接已断开，网关应重发。" : _fault.IsNone ? null : _fault.Reason.Chinese(),
        ReasonEn = _outcome == TrafficOutcome.NotStored ? "Valid, but not stored; the connection was closed and the gateway sends it again." : _fault.IsNone ? null : _fault.Reason.English(),
        Offset = _fault.IsNone ? -1 : _fault.Offset,
    };
}
