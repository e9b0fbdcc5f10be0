using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>A damaged place of a day's file. Where the block's header is good it is known whose samples they were.</summary>
/// <param name="Day">The day.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Offset">Where in it, bytes.</param>
/// <param name="Length">How much of it, bytes.</param>
/// <param name="Block">The header; null if it is damaged itself.</param>
internal sealed record SeriesDamage(DateOnly Day, string File, long Offset, long Length, SeriesBlock? Block)
{
    /// <summary>Whether a sample may have been in it.</summary>
    public bool MayHold(string siteId, in Sample sample) => Block is { } block
        ? block.SiteId == siteId && block.Point == sample.Point && block.First <= sample.Timestamp && sample.Timestamp <= block.Last
        : DateOnly.FromDateTime(DateTime.UnixEpoch) is var epoch && epoch.AddDays((int)Math.Clamp(Math.Floor(sample.Timestamp / 86_400_000.0), -700_000, 2_900_000)) == Day;

    /// <inheritdoc/>
    public override string ToString() => Block is { } block
        ? string.Create(CultureInfo.InvariantCulture, $"{File} bytes {Offset}–{Offset + Length - 1}: site {block.SiteId}, point #{block.Point}, {block.Count} samples {Time(block.First)} to {Time(block.Last)}")
        : string.Create(CultureInfo.InvariantCulture, $"{File} bytes {Offset}–{Offset + Length - 1}: samples of {Day:yyyy-MM-dd}");

    private static string Time(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
