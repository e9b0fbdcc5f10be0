using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The points that an expression may name.</summary>
internal sealed class TagBook(Func<string, PointConfig?> find, PointConfig?[] all)
{
    // A suggestion compares with all tags of the site, 20,000 at most: for the first few unknown names only.
    private int _suggestionsLeft = 5;

    /// <summary>A point, or null.</summary>
    public PointConfig? Find(string tag) => find(tag);

    /// <summary>The tag that somebody who wrote this probably meant, or null.</summary>
    public string? Nearest(string tag) =>
        _suggestionsLeft-- > 0 ? NearestText.Find(tag, all.Where(p => p?.PointId is not null).Select(p => p!.PointId)) : null;
}
