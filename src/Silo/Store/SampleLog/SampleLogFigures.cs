namespace Monitoring.Silo;

/// <summary>Counters of the sample log since it was opened.</summary>
/// <param name="Batches">Durable batches.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Refused">Batches that were not taken.</param>
/// <param name="Failures">Tries in which the disk refused.</param>
/// <param name="Damaged">Damaged places found.</param>
/// <param name="TotalBytes">Bytes of all files.</param>
/// <param name="Segments">Number of segments.</param>
internal sealed record SampleLogFigures(long Batches, long Bytes, long Refused, long Failures, int Damaged, long TotalBytes, int Segments);
