using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>A batch read back from the log.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Batch">The batch as it was appended.</param>
public readonly record struct LoggedBatch(long Position, SampleBatch Batch);

/// <summary>
/// The durable sample log of this silo: the ground of the promise that a PUBACK means "on disk".
/// Positions grow by one with each batch, over all sites, and are never used twice.
/// </summary>
public interface ISampleLog
{
    /// <summary>Which log of the cluster this is: the name of its silo, which outlives restarts. Empty where there is only one.</summary>
    string Name { get; }

    /// <summary>Position of the last batch taken, durable or not; 0 before the first.</summary>
    long LastPosition { get; }

    /// <summary>
    /// Puts a batch into the log's buffer, in the order of the calls, and gives its position. It is durable only after
    /// <see cref="WhenDurable"/>. Copies what it needs before it returns; does not wait.
    /// </summary>
    /// <returns>False if the log is full or broken: nothing was taken.</returns>
    bool TryAppend(SampleBatch batch, out long position);

    /// <summary>Completes with true when everything up to the position is on disk (fsync), with false when that failed.</summary>
    ValueTask<bool> WhenDurable(long position);

    /// <summary>
    /// Batches of a site above a position, in order; used when a site is loaded. The log keeps whatever is above the last
    /// <see cref="Checkpointed"/> position of the site. The batch object may be reused for the next one.
    /// </summary>
    IEnumerable<LoggedBatch> ReadSite(string siteId, long after);

    /// <summary>Tells that the site's state up to the position is stored elsewhere, so the log need not keep it for that purpose.</summary>
    void Checkpointed(string siteId, long position);
}
