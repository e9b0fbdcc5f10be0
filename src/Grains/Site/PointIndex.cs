using System.Collections.Frozen;
using Monitoring.Alarms;

namespace Monitoring.Grains;

/// <summary>Points of a site by tag.</summary>
internal sealed class PointIndex
{
    /// <summary>No points.</summary>
    public static readonly PointIndex Empty = new();

    private readonly FrozenDictionary<string, int> _byId;
    private readonly HashSet<int> _configured;

    private PointIndex() => (_byId, _configured) = (FrozenDictionary<string, int>.Empty, []);

    /// <summary>The configured points of a site; removed ones are not found.</summary>
    public PointIndex(CompiledSite rules)
    {
        var configured = rules.Config.Points.Select(p => p.PointId).ToHashSet(StringComparer.Ordinal);
        _byId = rules.PointIds
            .Select((id, index) => (id, index))
            .Where(p => configured.Contains(p.id))
            .ToFrozenDictionary(p => p.id, p => p.index, StringComparer.Ordinal);
        _configured = [.. _byId.Values];
    }

    /// <summary>Index of a tag, or null.</summary>
    public int? Find(string pointId) => _byId.TryGetValue(pointId, out var index) ? index : null;

    /// <summary>Whether an index belongs to a configured point.</summary>
    public bool IsConfigured(int index) => _configured.Contains(index);
}
