using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Carries one wall's outbox to its client: first the snapshot, then what it missed, then what comes.</summary>
internal sealed partial class WallConnection : IAsyncDisposable
{
    /// <summary>Sites are sent at most this often.</summary>
    public static readonly TimeSpan SitesPeriod = TimeSpan.FromMilliseconds(250);

    /// <summary>Most transitions in one message, about 150 kB: a page that takes ten thousand at once answers no click for half a second.</summary>
    private const int MessageTransitions = 200;

    private readonly IWallClient _client;
    private readonly WallPicture _picture;
    private readonly WallOutbox _outbox;
    private readonly IAlarmArchive _archive;
    private readonly TimeProvider _clock;
    private readonly Action _abort;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer _sitesTimer;
    private Task _pump = Task.CompletedTask;

    public WallConnection(IWallClient client, WallPicture picture, WallOutbox outbox, IAlarmArchive archive, TimeProvider clock, Action abort, ILogger log)
    {
        _client = client;
        _picture = picture;
        _outbox = outbox;
        _archive = archive;
        _clock = clock;
        _abort = abort;
        _log = log;
        _sitesTimer = clock.CreateTimer(_ => _outbox.Nudge(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Joins the feed and begins to send.</summary>
    /// <param name="lastSeqBySite">What the client has; null or empty: nothing.</param>
    public void Start(IReadOnlyDictionary<string, long>? lastSeqBySite)
    {
        var resumed = lastSeqBySite is { Count: > 0 };
        var snapshot = _picture.Attach(_outbox, resumed);
        _pump = PumpAsync(snapshot, resumed ? lastSeqBySite! : new Dictionary<string, long>(), _stop.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _picture.Detach(_outbox);
        await _stop.CancelAsync();
        await _pump;
        await _sitesTimer.DisposeAsync();
        _outbox.Dispose();
        _stop.Dispose();
    }

    private async Task PumpAsync(WallSnapshot snapshot, IReadOnlyDictionary<string, long> last, CancellationToken stop)
    {
        // Leaves the caller's invocation at once: a slow client must not hold it.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await _client.Snapshot(snapshot).WaitAsync(stop);
            await ResumeAsync(snapshot.SeqBySite, last, stop);
            await SendAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The client left or begins another watch.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The journal or the connection failed. A wall that silently stands still is the worst case:
            // end the connection, so that the client sees it and resumes with its numbers.
            LogPumpFailed(_log, e);
            _abort();
        }
    }

    private async Task ResumeAsync(Dictionary<string, long> current, IReadOnlyDictionary<string, long> last, CancellationToken stop)
    {
        foreach (var (siteId, to) in current)
        {
            var after = last.TryGetValue(siteId, out var known) ? known : to;
            while (after < to)
            {
                var page = await _archive.ReadJournalAsync(siteId, after, (int)Math.Min(MessageTransitions, to - after), stop);
                if (page.Length == 0)
                {
                    break;
                }

                await _client.Alarms(page).WaitAsync(stop);
                after = page[^1].Seq;
            }
        }
    }

    private async Task SendAsync(CancellationToken stop)
    {
        var sitesSent = 0L;
        while (true)
        {
            await _outbox.WaitAsync(stop);
            var wait = sitesSent == 0 ? TimeSpan.Zero : SitesPeriod - _clock.GetElapsedTime(sitesSent);
            var batch = _outbox.Take(wait <= TimeSpan.Zero, out var sitesWait);
            if (sitesWait)
            {
                _sitesTimer.Change(wait, Timeout.InfiniteTimeSpan);
            }

            if (batch.Lost)
            {
                await RenewAsync(stop);
            }

            foreach (var part in batch.Transitions.Chunk(MessageTransitions))
            {
                await _client.Alarms(part).WaitAsync(stop);
            }

            if (batch.Sites.Length > 0)
            {
                await _client.Sites(batch.Sites).WaitAsync(stop);
                sitesSent = _clock.GetTimestamp();
            }

            if (batch.Floods.Length > 0)
            {
                await _client.Floods(batch.Floods).WaitAsync(stop);
            }

            if (batch.Heartbeat is { } heartbeat)
            {
                await _client.Heartbeat(heartbeat).WaitAsync(stop);
            }
        }
    }

    private async Task RenewAsync(CancellationToken stop)
    {
        var (snapshot, dropped) = _picture.Renew(_outbox);
        if (dropped > 0)
        {
            LogLagging(_log, dropped);
            await _client.Lagging(new LaggingNotice { Dropped = dropped }).WaitAsync(stop);
        }

        await _client.Snapshot(snapshot).WaitAsync(stop);
    }

    [LoggerMessage(5011, LogLevel.Warning, "A wall could not be served; its connection is ended")]
    private static partial void LogPumpFailed(ILogger log, Exception exception);

    [LoggerMessage(5012, LogLevel.Warning, "A wall could not keep up: {Dropped} transitions dropped, a new snapshot follows")]
    private static partial void LogLagging(ILogger log, long dropped);
}
