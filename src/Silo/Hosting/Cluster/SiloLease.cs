using System.Collections.Concurrent;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// A silo answers for its sites for <see cref="Length"/> after it read in the database that they are its own, which it does with every beat of
/// <see cref="SiloBeacon"/>. Who takes a site over waits until so much time has gone by since the former silo's last beat.
/// </summary>
/// <param name="database">The database of the cluster.</param>
/// <param name="name">Name of this silo.</param>
/// <param name="clock">A clock that nobody sets.</param>
internal sealed class SiloLease(MonitorDatabase database, string name, TimeProvider clock) : ISiteLease
{
    /// <summary>
    /// Six beats: a database that is slow for a moment is not noticed. A silo's sites go on elsewhere no sooner than
    /// so long after its last beat, also when its loss is noticed at once.
    /// </summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    /// <summary>More than the database's clock is rounded by.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(20);

    /// <summary>Longest that an answer waits for the next beat: so long a gateway waits for it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Held> _held = new(StringComparer.Ordinal);
    private volatile Moment _confirmed = new(0, DateTimeOffset.MinValue);
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <inheritdoc/>
    public async Task TakeOverAsync(string siteId, long claim, CancellationToken cancellationToken)
    {
        var former = await database.QueryAsync(
            $"SELECT {database.NowSql} - s.at FROM site_journal j LEFT JOIN silo s ON s.name = j.former WHERE j.site = @site AND j.claim = @claim AND j.former <> ''",
            row => row.IsDBNull(0) ? Length : TimeSpan.FromMilliseconds(row.GetInt64(0)), cancellationToken, ("@site", siteId), ("@claim", claim));
        if (former.Count > 0)
        {
            // A beat that read the sites before the claim was written before it too, so it is the last one that counts.
            if (Length - former[0] is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left + Margin, clock, cancellationToken);
            }

            await database.ExecuteAsync("UPDATE site_journal SET former = '' WHERE site = @site AND claim = @claim", cancellationToken, ("@site", siteId), ("@claim", claim));
        }

        _held[siteId] = new(claim, clock.GetTimestamp());
    }

    /// <inheritdoc/>
    public bool IsCertain(string siteId, long claim)
    {
        var confirmed = _confirmed;

        // The counter may stand still while a virtual machine does; the wall clock is set right afterwards.
        return clock.GetElapsedTime(confirmed.Stamp) < Length && (clock.GetUtcNow() - confirmed.At).Duration() < Length && Holds(siteId, claim);
    }

    /// <inheritdoc/>
    public async Task<LeaseState> ConfirmAsync(string siteId, long claim)
    {
        var begun = clock.GetTimestamp();
        while (Holds(siteId, claim))
        {
            var next = Volatile.Read(ref _next).Task;
            if (IsCertain(siteId, claim))
            {
                return LeaseState.Certain;
            }

            if (Patience - clock.GetElapsedTime(begun) is var left && left <= TimeSpan.Zero)
            {
                return LeaseState.Unknown;
            }

            await next.WaitAsync(left, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        return LeaseState.Lost;
    }

    /// <inheritdoc/>
    public void Drop(string siteId, long claim)
    {
        if (Holds(siteId, claim))
        {
            _held.TryRemove(siteId, out _);
        }
    }

    /// <summary>Part of a beat: says that this silo lives, then reads which sites are still its own.</summary>
    /// <exception cref="System.Data.Common.DbException">The database is away; what is certain stays so until its time is over.</exception>
    public async Task RenewAsync(Func<Task> say, CancellationToken cancellationToken)
    {
        var (stamp, at) = (clock.GetTimestamp(), clock.GetUtcNow());
        await say();
        var own = await database.QueryAsync(
            "SELECT site, claim FROM site_journal WHERE owner = @owner", row => (Site: row.GetString(0), Claim: row.GetInt64(1)), cancellationToken, ("@owner", name));
        var claims = own.ToDictionary(row => row.Site, row => row.Claim, StringComparer.Ordinal);
        foreach (var (site, held) in _held)
        {
            // One that came while this was read may be missing in it.
            if (held.Since < stamp && claims.GetValueOrDefault(site) != held.Claim)
            {
                _held.TryRemove(new KeyValuePair<string, Held>(site, held));
            }
        }

        _confirmed = new(stamp, at);
        Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }

    private bool Holds(string siteId, long claim) => _held.TryGetValue(siteId, out var held) && held.Claim == claim;

    private readonly record struct Held(long Claim, long Since);

    private sealed record Moment(long Stamp, DateTimeOffset At);
}
