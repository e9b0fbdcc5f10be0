using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Asks one site for its snapshot once a second, for all who look at it.</summary>
internal sealed partial class SitePoll : IAsyncDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly ISites _sites;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private TaskCompletionSource<SiteSnapshot> _next = NewNext();
    private SiteSnapshot? _latest;

    public SitePoll(string siteId, ISites sites, TimeProvider clock, ILogger log)
    {
        SiteId = siteId;
        _sites = sites;
        _clock = clock;
        _log = log;
        _loop = Task.Run(() => LoopAsync(_stop.Token));
    }

    public string SiteId { get; }

    /// <summary>Guarded by the lock of <see cref="LivePolls"/>.</summary>
    public int Watchers { get; set; }

    /// <summary>The latest snapshot, then each new one; those that come while the reader is busy are skipped.</summary>
    public async IAsyncEnumerable<SiteSnapshot> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Taken before the latest is read: a snapshot that comes between the two is then read at once and not missed.
        var next = Volatile.Read(ref _next).Task;
        if (Volatile.Read(ref _latest) is { } latest)
        {
            yield return latest;
        }

        while (true)
        {
            yield return await next.WaitAsync(cancellationToken);
            next = Volatile.Read(ref _next).Task;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
    }

    private async Task LoopAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Period, _clock);
        try
        {
            do
            {
                await PollAsync(stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Nobody looks any more.
        }
    }

    private async Task PollAsync(CancellationToken stop)
    {
        try
        {
            if (await _sites.Get(SiteId).GetSnapshot(stop) is { } snapshot)
            {
                Volatile.Write(ref _latest, snapshot);
                Interlocked.Exchange(ref _next, NewNext()).TrySetResult(snapshot);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException && !(e is OperationCanceledException && stop.IsCancellationRequested))
        {
            // The next second tries again; meanwhile the watchers see no new values, and the point's time says how old they are.
            LogPollFailed(_log, SiteId, e);
        }
    }

    private static TaskCompletionSource<SiteSnapshot> NewNext() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(5021, LogLevel.Warning, "Cannot read the live values of site {SiteId}; trying again in a second")]
    private static partial void LogPollFailed(ILogger log, string siteId, Exception exception);
}
