using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Puts damaged days right: the good blocks are written anew, the damaged file is put aside, and what was in it comes again out of
/// the sample log as far as that goes back. What does not come back is named.
/// </summary>
internal sealed partial class SeriesRepair(SampleLog log, SeriesStore store, SeriesOptions options, ILogger logger)
{
    /// <summary>Puts right what is known to be damaged. Called between two flushes.</summary>
    /// <param name="flush">Makes blocks of what is in memory; false if the disk refused.</param>
    /// <returns>False if the disk refused: try again.</returns>
    /// <exception cref="IOException">The disk refused.</exception>
    public bool Run(Func<bool> flush)
    {
        var damages = store.Damages;
        if (damages.Count == 0)
        {
            return true;
        }

        foreach (var damage in damages)
        {
            LogDamaged(damage);
        }

        // First out of the log, so that a crash in between finds the damage again and begins anew.
        var (found, oldest) = TakeBack(damages, flush);
        if (found < 0)
        {
            return false;
        }

        foreach (var day in damages.Select(damage => damage.Day).Distinct())
        {
            store.Rewrite(day);
        }

        foreach (var damage in damages)
        {
            Judge(damage, oldest);
        }

        LogPutRight(damages.Count, found);
        return true;
    }

    /// <summary>Adds what the log still has of the damaged places; how many, and the arrival of the oldest batch in the log.</summary>
    private (long Found, long Oldest) TakeBack(IReadOnlyList<SeriesDamage> damages, Func<bool> flush)
    {
        var (found, oldest) = (0L, long.MaxValue);
        using var tail = log.OpenTail(0);
        while (tail.TryRead(out var logged))
        {
            var batch = logged.Batch;
            oldest = Math.Min(oldest, batch.ReceivedAt);
            Sample[] samples = [.. batch.Samples.Take(batch.SampleCount).Where(sample => damages.Any(damage => damage.MayHold(batch.SiteId, sample)))];
            if (samples.Length == 0)
            {
                continue;
            }

            found += samples.Length;
            store.Add(new SampleBatch { SiteId = batch.SiteId, ReceivedAt = batch.ReceivedAt, Samples = samples, SampleCount = samples.Length });
            if (store.HeadCount >= options.FlushSamples && !flush())
            {
                return (-1, oldest);
            }
        }

        return flush() ? (found, oldest) : (-1, oldest);
    }

    private void Judge(SeriesDamage damage, long oldest)
    {
        if (damage.Block is { } block)
        {
            var there = store.Read(block.SiteId, block.Point, block.First, block.Last + 1).Count;
            if (there < block.Count)
            {
                Lost(FormattableString.Invariant($"{damage}; {block.Count - there} of them are gone"));
            }
        }
        else if (oldest > new DateTimeOffset(damage.Day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds())
        {
            Lost($"{damage} that came before {(oldest == long.MaxValue ? "now" : FormattableString.Invariant($"{DateTimeOffset.FromUnixTimeMilliseconds(oldest):yyyy-MM-ddTHH:mm:ssZ}"))} (the log does not go back further)");
        }
    }

    private void Lost(string what)
    {
        store.NoteLost(what);
        LogLost(what);
    }

    [LoggerMessage(4202, LogLevel.Error, "Time series are damaged: {Damage}")]
    private partial void LogDamaged(SeriesDamage damage);

    [LoggerMessage(4203, LogLevel.Warning, "Time series: {Places} damaged places put right, {Samples} samples taken again from the sample log")]
    private partial void LogPutRight(int places, long samples);

    [LoggerMessage(4204, LogLevel.Error, "Time series lost: {What}")]
    private partial void LogLost(string what);
}
