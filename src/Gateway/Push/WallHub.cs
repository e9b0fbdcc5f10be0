using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>The walls' hub (contract.md §4). One invocation of a connection runs at a time.</summary>
internal sealed class WallHub(WallFeed feed, WallConnections connections, LivePolls polls, ISites sites) : Hub<IWallClient>
{
    /// <summary>Sites that one connection may look at closely at once.</summary>
    public const int MaxSiteWatches = 16;

    /// <summary>Begins, or begins anew: Snapshot, then what was missed, then what comes.</summary>
    public async Task Watch(JsonElement scope, JsonElement? lastSeqBySite)
    {
        if (!WallArguments.TryScope(scope, out var wanted))
        {
            throw new HubException(WallArguments.ScopeFault);
        }

        if (!WallArguments.TryLastSeq(lastSeqBySite, out var last))
        {
            throw new HubException(WallArguments.LastSeqFault);
        }

        await feed.Loaded.WaitAsync(Context.ConnectionAborted);
        await connections.StartAsync(Context, Context.User!.SiteScope(), wanted, last);
    }

    /// <summary>Live values of a site: all of them first, then those that changed, at most once a second.</summary>
    public async Task<IAsyncEnumerable<LiveValues>> WatchSite(string siteId, CancellationToken cancellationToken)
    {
        if (!await sites.IsVisibleAsync(siteId, Context.User!.SiteScope(), cancellationToken))
        {
            throw new HubException($"站点 {siteId} 不存在 / there is no site {siteId}");
        }

        var watches = Watches();
        if (!watches.TryEnter())
        {
            throw new HubException($"同时最多查看 {MaxSiteWatches} 个站点 / at most {MaxSiteWatches} sites at a time");
        }

        return Counted(polls.WatchAsync(siteId, cancellationToken), watches);
    }

    /// <inheritdoc/>
    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await connections.StopAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    private static async IAsyncEnumerable<LiveValues> Counted(IAsyncEnumerable<LiveValues> values, WatchCount watches)
    {
        try
        {
            await foreach (var value in values)
            {
                yield return value;
            }
        }
        finally
        {
            watches.Leave();
        }
    }

    private WatchCount Watches()
    {
        if (Context.Items.TryGetValue(nameof(WatchCount), out var known))
        {
            return (WatchCount)known!;
        }

        var created = new WatchCount();
        Context.Items[nameof(WatchCount)] = created;
        return created;
    }

    private sealed class WatchCount
    {
        private int _count;

        public bool TryEnter()
        {
            if (Interlocked.Increment(ref _count) <= MaxSiteWatches)
            {
                return true;
            }

            Leave();
            return false;
        }

        public void Leave() => Interlocked.Decrement(ref _count);
    }
}
