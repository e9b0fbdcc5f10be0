using System.Globalization;

namespace Monitoring.Silo;

/// <summary>Counters of the sample log since it was opened.</summary>
/// <param name="Batches">Durable batches.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Refused">Batches that were not taken.</param>
/// <param name="Failures">Tries in which the disk refused.</param>
/// <param name="Damaged">Damaged places found.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="Segments">Number of segments.</param>
internal sealed record SampleLogFigures(long Batches, long Bytes, long Refused, long Failures, int Damaged, long TotalBytes, int Segments)
{
    /// <summary>Last position on disk.</summary>
    public long Durable { get; init; }

    /// <summary>Positions that the last of the sinks has not stored yet.</summary>
    public long Behind { get; init; }

    /// <summary>Bytes that wait for the disk.</summary>
    public int Waiting { get; init; }

    /// <summary>Bytes of the segments that a sink or a site still needs.</summary>
    public long NeededBytes { get; init; }

    /// <summary>Positions that were found lost at start.</summary>
    public long Lost { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"durable {Durable}, sinks behind {Behind}, {TotalBytes >> 20} MiB in {Segments} segments, {NeededBytes >> 20} MiB needed, {Waiting} bytes waiting, refused {Refused}, failures {Failures}, damaged {Damaged}, lost {Lost}");
}
