using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The rules of a site, ready to judge. Immutable and swapped whole.</summary>
public sealed class CompiledSite
{
    private readonly Dictionary<string, int> _index;

    internal CompiledSite(SiteConfig config, string[] pointIds, CompiledPoint[] points, CompiledCondition[] conditions)
    {
        Config = config;
        PointIds = pointIds;
        Points = points;
        Conditions = conditions;
        LiveWindow = (long)(config.LiveWindow * 1000);
        _index = new Dictionary<string, int>(pointIds.Length, StringComparer.Ordinal);
        for (var i = 0; i < pointIds.Length; i++)
        {
            _index[pointIds[i]] = i;
        }
    }

    /// <summary>As written.</summary>
    public SiteConfig Config { get; }

    /// <summary>Tags by index, removed ones included.</summary>
    public string[] PointIds { get; }

    internal CompiledPoint[] Points { get; }

    internal CompiledCondition[] Conditions { get; }

    /// <summary>Index of a point that is configured; −1 if there is none of that name.</summary>
    internal int IndexOf(string pointId) => _index.TryGetValue(pointId, out var index) && Points[index].Config is not null ? index : -1;

    /// <summary>A sample no older than this on arrival is live, ms.</summary>
    internal long LiveWindow { get; }
}
