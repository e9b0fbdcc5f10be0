using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Ingest.Counters;

/// <summary>
/// The last messages of one gateway, over all its connections, for the page of who connects it. Written once per message under a
/// lock, into places that are used again: nothing is allocated once the ring is full.
/// </summary>
internal sealed class TrafficLog
{
    /// <summary>Messages kept; the oldest goes.</summary>
    public const int Kept = 40;

    private const int MaxTopic = 200;

    private readonly Lock _gate = new();
    private readonly TrafficPlace[] _ring = new TrafficPlace[Kept];
    private readonly long[] _refused = new long[PayloadReasons.Count];
    private readonly TrafficMeter _meter = new();
    private readonly BackfillMeter _backfill = new();
    private long _written;
    private long _first;
    private long _wrongSecrets;
    private long _wrongSecretAt;

    /// <summary>A valid message: of samples, or a status or an alarm; with what is to be said of it all the same.</summary>
    public void Took(long at, ReadOnlySpan<byte> topic, int samples, PayloadReason note)
    {
        lock (_gate)
        {
            _first = _first == 0 ? at : _first;
            _meter.Add(at, samples);
            Write(at, topic, samples, TrafficOutcome.Accepted, new PayloadFault(note, -1));
        }
    }

    /// <summary>What was just taken is history.</summary>
    public void TookHistory(long at, ReadOnlySpan<Sample> samples, int unknown)
    {
        lock (_gate)
        {
            _backfill.Add(at, samples, unknown);
        }
    }

    public void Refused(long at, ReadOnlySpan<byte> topic, PayloadFault fault)
    {
        lock (_gate)
        {
            _refused[(int)fault.Reason]++;
            Write(at, topic, 0, TrafficOutcome.Refused, fault);
        }
    }

    /// <summary>Valid messages for a site that were not stored.</summary>
    public void NotStored(long at, ReadOnlySpan<byte> siteId, int samples)
    {
        Span<byte> topic = stackalloc byte[6 + 9];
        "hm/v1/"u8.CopyTo(topic);
        siteId.CopyTo(topic[6..]);
        lock (_gate)
        {
            Write(at, topic, samples, TrafficOutcome.NotStored, PayloadFault.None);
        }
    }

    public void WrongSecret(long at)
    {
        lock (_gate)
        {
            _wrongSecrets++;
            _wrongSecretAt = at;
        }
    }

    public GatewayTraffic Read(GatewayCounters counters, long now)
    {
        lock (_gate)
        {
            var count = (int)Math.Min(_written, Kept);
            return new GatewayTraffic
            {
                Online = counters.Connected,
                LastSeenAt = counters.LastSeenAt,
                FirstMessageAt = Time(_first),
                WrongSecrets = _wrongSecrets,
                WrongSecretAt = Time(_wrongSecretAt),
                Rate = _meter.Read(now),
                Accepted = counters.Messages,
                Refused = Enumerable.Range(0, _refused.Length).Where(i => _refused[i] > 0)
                    .ToDictionary(i => ((PayloadReason)i).Name(), i => _refused[i], StringComparer.Ordinal),
                Backfill = _backfill.Read(now),
                Recent = [.. Enumerable.Range(1, count).Select(back => _ring[(_written - back) % Kept].View())],
            };
        }
    }

    private static DateTimeOffset? Time(long at) => at == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(at);

    private void Write(long at, ReadOnlySpan<byte> topic, int samples, TrafficOutcome outcome, PayloadFault fault) =>
        _ring[_written++ % Kept].Set(at, topic[..Math.Min(topic.Length, MaxTopic)], samples, outcome, fault);
}
