using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Sessions;

namespace Monitoring.Gateway.Ingest.Down;

/// <summary>
/// Retained messages and their delivery. Sessions are searched one by one: a change of limits is rare, and there are some thousand
/// sessions at most.
/// </summary>
internal sealed class Downlink(SessionStore sessions, ISiteIngest sites, IngestMetrics metrics, IOptions<MqttOptions> options, IEnumerable<IDownCopy> copies) : IDownlink
{
    private const string Prefix = "hm/v1/";
    private const string Middle = "/down/";

    private readonly ConcurrentDictionary<string, Retained> _retained = new(StringComparer.Ordinal);

    /// <summary>Retained messages kept.</summary>
    public int RetainedCount => _retained.Count;

    public bool Publish(string topic, ReadOnlyMemory<byte> payload, bool retain) =>
        IsDown(topic) && Publish(topic, payload.ToArray(), retain, version: 0);

    public async Task RefreshLimitsAsync(string siteId, CancellationToken cancellationToken)
    {
        var config = await sites.GetConfigAsync(siteId).WaitAsync(cancellationToken);
        var topic = LimitsTopic(siteId);
        if (config is not null && !(_retained.TryGetValue(topic, out var kept) && kept.Version == config.RuleSet))
        {
            Publish(topic, LimitsDocument.Write(config), retain: true, config.RuleSet);
        }
    }

    /// <summary>Before a subscription is answered: makes sure that the limits it may ask for are those in force.</summary>
    public Task PrepareAsync(string siteId, string filter) =>
        Topics.Matches(filter, LimitsTopic(siteId)) ? RefreshLimitsAsync(siteId, CancellationToken.None) : Task.CompletedTask;

    public void DeliverRetained(Session session, in SubscribeEntry entry)
    {
        foreach (var (topic, kept) in _retained)
        {
            if (Topics.Matches(entry.Filter, topic))
            {
                session.DeliverRetained(topic, kept.Payload, entry.Qos);
            }
        }
    }

    /// <summary>Gives the copies all retained messages again.</summary>
    public void CopyRetained()
    {
        foreach (var (topic, kept) in _retained)
        {
            foreach (var copy in copies)
            {
                copy.Add(topic, kept.Payload, retain: true);
            }
        }
    }

    private static string LimitsTopic(string siteId) => $"{Prefix}{siteId}{Middle}limits";

    private static bool IsDown(string topic) =>
        topic.StartsWith(Prefix, StringComparison.Ordinal)
        && topic.Length > 21
        && Identifiers.IsSiteId(topic.AsSpan(6, 9))
        && topic.AsSpan(15).StartsWith(Middle)
        && topic.AsSpan().IndexOfAny('+', '#', '\0') < 0;

    private bool Publish(string topic, byte[] payload, bool retain, int version)
    {
        if (retain && payload.Length == 0)
        {
            _retained.TryRemove(topic, out _);
        }
        else if (retain)
        {
            if (_retained.Count >= options.Value.MaximumRetained && !_retained.ContainsKey(topic))
            {
                metrics.Dropped("retained");
                return false;
            }

            _retained[topic] = new Retained(payload, version);
        }

        foreach (var session in sessions.ToArray())
        {
            session.Deliver(topic, payload);
        }

        foreach (var copy in copies)
        {
            copy.Add(topic, payload, retain);
        }

        return true;
    }

    private sealed record Retained(byte[] Payload, int Version);
}
