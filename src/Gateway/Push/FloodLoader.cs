using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Folds floods from the journals, read backwards only as far as what is seen now depends on it.</summary>
internal sealed class FloodLoader(IAlarmArchive archive, ISiteDirectory directory, TimeProvider clock)
{
    private const int Parallelism = 8;

    /// <summary>A board that stands where a snapshot of the picture stands.</summary>
    public async Task<FloodBoard> LoadAsync(SeatSet seats, WallSnapshot snapshot, CancellationToken cancellationToken)
    {
        var alarms = snapshot.Alarms.ToLookup(alarm => alarm.SiteId, StringComparer.Ordinal);
        JournalTail[] tails =
            [.. snapshot.Sites.Select(site => new JournalTail(site.SiteId, site.RegionCode, snapshot.SeqBySite[site.SiteId], [.. alarms[site.SiteId]]))];
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        for (var back = FloodBoard.FirstBack; ; back *= FloodBoard.BackFactor)
        {
            var since = now - (long)back.TotalMilliseconds;
            await ReadAsync(tails, since, now, cancellationToken);
            var board = new FloodBoard(seats);
            board.Add(tails);
            if (board.IsSettled(since, now) || tails.All(tail => tail.IsComplete))
            {
                await ConfigureAsync(board, cancellationToken);
                return board;
            }
        }
    }

    private async Task ReadAsync(JournalTail[] tails, long since, long now, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(tails, parallel, async (tail, stop) =>
        {
            while (!tail.Covers(since, now))
            {
                var (after, count) = tail.NextPage;
                tail.Take(await archive.ReadJournalAsync(tail.SiteId, after, count, stop));
            }
        });
    }

    private async Task ConfigureAsync(FloodBoard board, CancellationToken cancellationToken)
    {
        foreach (var config in await directory.ListAsync(cancellationToken))
        {
            board.Configure(config);
        }
    }
}
