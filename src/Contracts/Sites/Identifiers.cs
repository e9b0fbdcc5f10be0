namespace Monitoring.Contracts;

/// <summary>Forms of the identifiers of the field.</summary>
public static class Identifiers
{
    /// <summary>
    /// The site that is the service itself: its alarms are those of the service (<c>sample-log-full</c>), and everybody who may see
    /// any site sees it. No enterprise has this code.
    /// </summary>
    public const string ServiceSite = "000000000";

    private const string ServicePrefix = "0000";

    /// <summary>Whether a site is the service itself, or one of its silos: no enterprise's code begins with four zeros.</summary>
    public static bool IsServiceSite(string siteId)
    {
        ArgumentNullException.ThrowIfNull(siteId);
        return siteId.StartsWith(ServicePrefix, StringComparison.Ordinal);
    }

    /// <summary>The site that a silo of a cluster is for itself: what one silo measures of itself is not what another does.</summary>
    /// <param name="silo">Its name; empty for the only one.</param>
    public static string ServiceSiteOf(string silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        if (silo.Length == 0)
        {
            return ServiceSite;
        }

        var hash = 14695981039346656037UL;
        foreach (var c in silo)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        Span<char> id = stackalloc char[ServiceSite.Length];
        ServicePrefix.CopyTo(id);
        for (var i = ServicePrefix.Length; i < id.Length; i++, hash /= (uint)SiteAlphabet.Length)
        {
            id[i] = SiteAlphabet[(int)(hash % (uint)SiteAlphabet.Length)];
        }

        return id.ToString();
    }

    /// <summary>Enterprise code: exactly 9 of <c>0-9 A-Z</c> (architecture.md §1).</summary>
    public static bool IsSiteId(ReadOnlySpan<char> text) => text.Length == 9 && !text.ContainsAnyExcept(SiteCharacters);

    /// <summary>Enterprise code in UTF-8.</summary>
    public static bool IsSiteId(ReadOnlySpan<byte> text) => text.Length == 9 && !text.ContainsAnyExcept(SiteBytes);

    /// <summary>Hazard source: the site's id and three digits (12 characters).</summary>
    public static bool IsHazardId(ReadOnlySpan<char> text, ReadOnlySpan<char> siteId) =>
        text.Length == 12 && text.StartsWith(siteId) && !text[9..].ContainsAnyExceptInRange('0', '9');

    /// <summary>Tag of a point: 1 to 64 of <c>A-Z a-z 0-9 _ . -</c>.</summary>
    public static bool IsPointId(ReadOnlySpan<char> text) => text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(TagCharacters);

    /// <summary>Tag of a point in UTF-8.</summary>
    public static bool IsPointId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= 64 && !text.ContainsAnyExcept(TagBytes);

    /// <summary>Gateway id: the same form as a point's tag.</summary>
    public static bool IsGatewayId(ReadOnlySpan<char> text) => IsPointId(text);

    /// <summary>Administrative region: exactly 6 digits.</summary>
    public static bool IsRegionCode(ReadOnlySpan<char> text) => text.Length == 6 && !text.ContainsAnyExceptInRange('0', '9');

    private const string SiteAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string TagAlphabet = SiteAlphabet + "abcdefghijklmnopqrstuvwxyz_.-";

    private static readonly System.Buffers.SearchValues<char> SiteCharacters = System.Buffers.SearchValues.Create(SiteAlphabet);
    private static readonly System.Buffers.SearchValues<char> TagCharacters = System.Buffers.SearchValues.Create(TagAlphabet);
    private static readonly System.Buffers.SearchValues<byte> SiteBytes = System.Buffers.SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(SiteAlphabet));
    private static readonly System.Buffers.SearchValues<byte> TagBytes = System.Buffers.SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(TagAlphabet));
}
