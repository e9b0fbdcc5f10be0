using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Pages of lists that are in memory.</summary>
internal static class Pages
{
    /// <summary>From one row more than the page holds, if there is one: then the last row of the page is the cursor.</summary>
    public static Page<T> Of<T>(T[] rows, int limit, Func<T, string> cursor) =>
        rows.Length > limit
            ? new Page<T> { Items = rows[..limit], Next = cursor(rows[limit - 1]) }
            : new Page<T> { Items = rows };
}
