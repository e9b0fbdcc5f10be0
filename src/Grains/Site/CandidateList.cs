using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>Points that gateways send and the site does not know. Bounded: beyond the bound new ones are counted only.</summary>
internal sealed class CandidateList
{
    /// <summary>Most candidates kept.</summary>
    public const int Most = 1000;

    private readonly Dictionary<string, PointCandidate> _byId = new(StringComparer.Ordinal);

    /// <summary>Candidates that found no place.</summary>
    public long Refused { get; private set; }

    /// <summary>Counts one.</summary>
    public void Note(string pointId, double? value, long at, string gatewayId)
    {
        var known = _byId.TryGetValue(pointId, out var before);
        if (!known && _byId.Count >= Most)
        {
            Refused++;
            return;
        }

        _byId[pointId] = new PointCandidate
        {
            PointId = pointId,
            Count = (before?.Count ?? 0) + 1,
            Value = value,
            LastAt = DateTimeOffset.FromUnixTimeMilliseconds(at),
            GatewayId = gatewayId,
        };
    }

    /// <summary>Most frequent first.</summary>
    public PointCandidate[] ToArray() => [.. _byId.Values.OrderByDescending(c => c.Count).ThenBy(c => c.PointId, StringComparer.Ordinal)];
}
