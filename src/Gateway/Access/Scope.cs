using Monitoring.Contracts;

namespace Monitoring.Gateway.Access;

/// <summary>What an account or a wall may see: everything, a region by the start of its code, or listed sites.</summary>
internal sealed class Scope
{
    /// <summary>Most sites that a list may name.</summary>
    public const int MaxSites = 5_000;

    private readonly string? _region;
    private readonly HashSet<string>? _sites;

    private Scope(string? region, HashSet<string>? sites)
    {
        _region = region;
        _sites = sites;
    }

    /// <summary>Every site.</summary>
    public static Scope All { get; } = new(null, null);

    /// <summary>No site.</summary>
    public static Scope Nothing { get; } = new(null, []);

    /// <summary>True if nothing is out of it.</summary>
    public bool IsAll => _region is null && _sites is null;

    /// <summary>The text form of an account: <c>*</c>, a region code prefix, or site ids separated by commas.</summary>
    public static bool TryParse(string? text, out Scope scope)
    {
        scope = Nothing;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        if (text == "*")
        {
            scope = All;
            return true;
        }

        if (text.Length is >= 2 and <= 6 && !text.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            scope = new Scope(text, null);
            return true;
        }

        return TryList(text.Split(',', StringSplitOptions.TrimEntries), out scope);
    }

    /// <summary>A list of site ids.</summary>
    public static bool TryList(IReadOnlyCollection<string> ids, out Scope scope)
    {
        scope = Nothing;
        if (ids.Count is 0 or > MaxSites || !ids.All(id => Identifiers.IsSiteId(id)))
        {
            return false;
        }

        scope = new Scope(null, new HashSet<string>(ids, StringComparer.Ordinal));
        return true;
    }

    /// <summary>Whether a site is in it. The service itself is in every scope that holds anything: if it takes nothing more, everybody is blind.</summary>
    public bool Allows(string siteId, string? regionCode) =>
        (Identifiers.IsServiceSite(siteId) && this != Nothing)
        || ((_region is null || (regionCode ?? "").StartsWith(_region, StringComparison.Ordinal))
            && (_sites is null || _sites.Contains(siteId)));
}
