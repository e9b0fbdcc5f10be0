using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// The alarm journal. A loop takes all writes that wait, of any site, into one transaction and so one flush; PostgreSQL has several such
/// loops, SQLite one. Why it is exact: docs/decisions/0004-journal-before-push.md.
/// </summary>
internal sealed partial class RelationalAlarmJournal : IAlarmJournal, IServiceHealth, IAsyncDisposable
{
    /// <summary>Most writes that wait; more callers wait for their place.</summary>
    public const int QueueLength = 1024;

    /// <summary>A transaction that takes longer than this is told as a fault: alarms are late meanwhile.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    private const int MostPerTransaction = 256;

    private readonly MonitorDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Pending> _queue;
    private readonly Task _loops;
    private readonly long[] _begun;
    private volatile string? _fault;
    private long _written;
    private long _transactions;
    private long _failed;
    private long _conflicts;

    /// <summary>Begins to take writes.</summary>
    /// <param name="database">Database.</param>
    /// <param name="time">Clock of slowness: real time, whatever clock the alarms are on.</param>
    /// <param name="logger">Logger.</param>
    public RelationalAlarmJournal(MonitorDatabase database, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(database);
        (_database, _time, _logger) = (database, time, logger);
        _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueueLength) { SingleReader = database.Writers == 1 });
        _begun = new long[database.Writers];
        _loops = Task.WhenAll(Enumerable.Range(0, database.Writers).Select(loop => Task.Run(() => RunAsync(loop))));
    }

    /// <summary>Transactions so far; fewer than writes when several went together.</summary>
    public long Transactions => Interlocked.Read(ref _transactions);

    /// <inheritdoc/>
    public async ValueTask<JournalOutcome> WriteAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        for (var i = 0; i < write.Transitions.Length; i++)
        {
            var transition = write.Transitions[i];
            if (transition.Seq != write.AfterSeq + 1 + i || transition.SiteId != write.SiteId || transition.Alarm.SiteId != write.SiteId)
            {
                throw new ArgumentException($"Transition {i} is not number {write.AfterSeq + 1 + i} of site {write.SiteId}.", nameof(write));
            }
        }

        return await QueueAsync(write, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalOutcome> ClaimAsync(string siteId, long claim, string owner, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(claim);
        return QueueAsync(new JournalClaim(siteId, owner) { Claim = claim }, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<JournalOutcome> ReleaseAsync(string siteId, long claim, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(claim);
        return QueueAsync(new JournalRelease(siteId) { Claim = claim }, cancellationToken);
    }

    private async ValueTask<JournalOutcome> QueueAsync(JournalWrite write, CancellationToken cancellationToken)
    {
        var pending = new Pending(write);
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            return JournalOutcome.Failed;
        }

        return await pending.Outcome.Task;
    }

    /// <inheritdoc/>
    public PartHealth Check()
    {
        var fault = _database.Outage ?? _fault ?? Slowness();
        return new()
        {
            Name = "journal",
            Ok = fault is null,
            Detail = fault ?? $"{_database.Kind}: {Interlocked.Read(ref _written)} writes in {Transactions} transactions, {_queue.Reader.Count} waiting, {Interlocked.Read(ref _conflicts)} conflicts, {Interlocked.Read(ref _failed)} failed",
        };
    }

    /// <summary>Takes nothing more and writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loops;
    }

    private string? Slowness()
    {
        var now = _time.GetTimestamp();
        for (var loop = 0; loop < _begun.Length; loop++)
        {
            if (Interlocked.Read(ref _begun[loop]) is not 0 and var begun && _time.GetElapsedTime(begun, now) is var since && since > Slow)
            {
                return $"{_database.Kind}: a transaction has been waiting for the database for {since.TotalSeconds:F0} s, {_queue.Reader.Count} writes wait behind it";
            }
        }

        return null;
    }

    private async Task RunAsync(int loop)
    {
        await using var writer = new JournalWriter(_database);
        List<Pending> group = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostPerTransaction && _queue.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            // Another loop may have been faster.
            if (group.Count == 0)
            {
                continue;
            }

            Interlocked.Exchange(ref _begun[loop], _time.GetTimestamp());
            var outcomes = await WriteAsync(writer, group);
            Interlocked.Exchange(ref _begun[loop], 0);
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Outcome.SetResult(outcomes[i]);
            }
        }
    }

    private async Task<JournalOutcome[]> WriteAsync(JournalWriter writer, List<Pending> group)
    {
        try
        {
            bool[] written;
            using (await _database.EnterWriteAsync(CancellationToken.None))
            {
                written = await writer.WriteAsync(group.ConvertAll(pending => pending.Write));
            }

            return [.. written.Select((done, i) => Count(done, group[i].Write))];
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            // The transaction is rolled back whole; the next group begins on a new connection.
            Interlocked.Add(ref _failed, group.Count);
            _fault = error.Message;
            RelationalMessages.JournalFailed(_logger, group.Count, error);
            return [.. Enumerable.Repeat(JournalOutcome.Failed, group.Count)];
        }
        finally
        {
            Interlocked.Increment(ref _transactions);
        }
    }

    private JournalOutcome Count(bool written, JournalWrite write)
    {
        if (_fault is not null)
        {
            _fault = null;
            RelationalMessages.JournalMended(_logger);
        }

        if (written)
        {
            Interlocked.Increment(ref _written);
            return JournalOutcome.Written;
        }

        Interlocked.Increment(ref _conflicts);
        RelationalMessages.JournalConflict(_logger, write.SiteId, write.AfterSeq);
        return JournalOutcome.Conflict;
    }

    private sealed class Pending(JournalWrite write)
    {
        public JournalWrite Write { get; } = write;

        public TaskCompletionSource<JournalOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
