namespace Monitoring.Silo;

/// <summary>What is wrong with a file of the sample log.</summary>
internal enum LogDamageKind
{
    /// <summary>The file <c>state</c> cannot be read. No sample is lost; more of the log is read than need be.</summary>
    State,

    /// <summary>The header of a segment. No record is lost.</summary>
    SegmentHeader,

    /// <summary>The name of a segment is not that of its header: renamed, or two files were exchanged. No record is lost.</summary>
    SegmentName,

    /// <summary>Records of a segment, with good ones behind them.</summary>
    Records,

    /// <summary>The last records of a segment, which were known to be on disk.</summary>
    SegmentEnd,

    /// <summary>A whole segment that something still needed, or that was not given back.</summary>
    MissingSegment,

    /// <summary>A segment of which no record can be read.</summary>
    UnreadableSegment,

    /// <summary>A segment whose records are all in another one as well: a copy.</summary>
    Copy,
}

/// <summary>One damaged place of the sample log.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Offset">Where in the file, bytes.</param>
/// <param name="Length">How much of it, bytes; 0 for a file as a whole.</param>
/// <param name="FirstLost">First position that is lost; 0 if none is.</param>
/// <param name="LastLost">Last position that is lost.</param>
internal sealed record LogDamage(LogDamageKind Kind, string File, long Offset, long Length, long FirstLost = 0, long LastLost = -1)
{
    /// <summary>Positions lost, each one batch.</summary>
    public long Lost => FirstLost == 0 ? 0 : LastLost - FirstLost + 1;

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = Length == 0 ? File : FormattableString.Invariant($"{File} bytes {Offset}–{Offset + Length - 1}");
        return Lost == 0
            ? $"{Kind}: {place}, nothing lost"
            : FormattableString.Invariant($"{Kind}: {place}, positions {FirstLost}–{LastLost} lost ({Lost})");
    }
}
