namespace Monitoring.Contracts;

/// <summary>Raw samples of a site to be read back in order of time.</summary>
public sealed record SampleHistoryQuery
{
    /// <summary>Site.</summary>
    public required string SiteId { get; init; }

    /// <summary>Points; <see cref="Sample.Point"/> of what is read is the place in this list.</summary>
    public required string[] Points { get; init; }

    /// <summary>From, inclusive, Unix milliseconds.</summary>
    public required long From { get; init; }

    /// <summary>To, exclusive, Unix milliseconds.</summary>
    public required long To { get; init; }
}

/// <summary>Streams what was stored, unthinned: what simulations and replays run on. A store that cannot do it says why.</summary>
public interface ISampleHistory
{
    /// <summary>Null if the store can stream; else why not, Chinese and English, for people.</summary>
    (string Text, string TextEn)? CannotStream { get; }

    /// <summary>
    /// Samples by rising time, those of one time by rising point, one per point and time. Memory is bounded whatever the span:
    /// each piece is one stretch of time and is only valid until the next.
    /// </summary>
    IAsyncEnumerable<ReadOnlyMemory<Sample>> ReadAsync(SampleHistoryQuery query, CancellationToken cancellationToken);
}
