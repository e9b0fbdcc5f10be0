using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The rules of a site, ready to judge. Immutable and swapped whole.</summary>
public sealed class CompiledSite
{
    internal CompiledSite(SiteConfig config, string[] pointIds, CompiledPoint[] points, CompiledCondition[] conditions)
    {
        Config = config;
        PointIds = pointIds;
        Points = points;
        Conditions = conditions;
        LiveWindow = (long)(config.LiveWindow * 1000);
    }

    /// <summary>As written.</summary>
    public SiteConfig Config { get; }

    /// <summary>Tags by index, removed ones included.</summary>
    public string[] PointIds { get; }

    internal CompiledPoint[] Points { get; }

    internal CompiledCondition[] Conditions { get; }

    /// <summary>A sample no older than this on arrival is live, ms.</summary>
    internal long LiveWindow { get; }
}
