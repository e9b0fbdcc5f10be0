using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Which sites a seat watches.</summary>
public sealed class SeatScope
{
    private readonly bool _all;
    private readonly string[] _regions;
    private readonly HashSet<string> _sites;

    /// <summary>Reads a scope that <see cref="SeatValidator"/> found good.</summary>
    public SeatScope(IReadOnlyCollection<string> scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        _all = scope.Contains("*");
        _regions = [.. scope.Where(IsRegion)];
        _sites = new HashSet<string>(scope.Where(entry => Identifiers.IsSiteId(entry)), StringComparer.Ordinal);
    }

    /// <summary>Whether a site is watched.</summary>
    public bool Watches(string siteId, string regionCode)
    {
        ArgumentNullException.ThrowIfNull(regionCode);
        return _all || _sites.Contains(siteId) || Array.Exists(_regions, region => regionCode.StartsWith(region, StringComparison.Ordinal));
    }

    /// <summary>An entry that a scope may have.</summary>
    internal static bool IsEntry(string? entry) => entry is not null && (entry == "*" || IsRegion(entry) || Identifiers.IsSiteId(entry));

    private static bool IsRegion(string entry) => entry.Length is >= 2 and <= 6 && !entry.AsSpan().ContainsAnyExceptInRange('0', '9');
}
