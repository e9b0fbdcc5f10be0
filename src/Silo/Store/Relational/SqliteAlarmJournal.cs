using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>
/// The alarm journal in SQLite. One loop takes all writes that wait, of any site, into one transaction and so one flush;
/// a savepoint around each keeps one site's conflict from the others. Why: docs/decisions/0004-journal-before-push.md.
/// </summary>
internal sealed class SqliteAlarmJournal : IAlarmJournal, IServiceHealth, IAsyncDisposable
{
    /// <summary>Most writes that wait; more callers wait for their place.</summary>
    public const int QueueLength = 1024;

    private const int MostPerTransaction = 256;
    private const int ConstraintViolated = 19;

    private readonly MonitorDatabase _database;
    private readonly ILogger _logger;
    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly Task _loop;
    private JournalStatements? _statements;
    private SqliteConnection? _connection;
    private volatile string? _fault;
    private long _written;
    private long _transactions;
    private long _failed;
    private long _conflicts;

    public SqliteAlarmJournal(MonitorDatabase database, ILogger logger)
    {
        (_database, _logger) = (database, logger);
        _loop = Task.Run(RunAsync);
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
    public async Task<JournaledSite> LoadAsync(string siteId, CancellationToken cancellationToken)
    {
        // One transaction, so that number, alarms and states are of one moment.
        await using var connection = _database.Open();
        await using var transaction = connection.BeginTransaction(deferred: true);
        await using var last = connection.CreateStatement("SELECT last_seq FROM site_journal WHERE site = @site", ("@site", siteId));
        var seq = (long?)await last.ExecuteScalarAsync(cancellationToken) ?? 0;
        List<AlarmRecord> alarms = [];
        await using (var command = connection.CreateStatement("SELECT body FROM alarm WHERE site = @site AND state <> 0 ORDER BY occurred_at, id", ("@site", siteId)))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                alarms.Add(JsonSerializer.Deserialize(reader.GetString(0), ContractsJson.Default.AlarmRecord)!);
            }
        }

        List<Checkpoint> checkpoints = [];
        await using (var command = connection.CreateStatement("SELECT point_key, position, state FROM checkpoint WHERE site = @site ORDER BY point_key", ("@site", siteId)))
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                checkpoints.Add(new Checkpoint(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<byte[]>(2)));
            }
        }

        return new JournaledSite(seq, [.. alarms], [.. checkpoints]);
    }

    /// <summary>Greatest position of the sample log that any state is stored for: the log must go on above it.</summary>
    public long MaxPosition()
    {
        using var connection = _database.Open();
        using var command = connection.CreateStatement("SELECT COALESCE(MAX(position), 0) FROM checkpoint");
        return (long)command.ExecuteScalar()!;
    }

    /// <inheritdoc/>
    public PartHealth Check() => new()
    {
        Name = "journal",
        Ok = _fault is null,
        Detail = _fault ?? $"{Interlocked.Read(ref _written)} writes in {Transactions} transactions, {_queue.Reader.Count} waiting, {Interlocked.Read(ref _conflicts)} conflicts, {Interlocked.Read(ref _failed)} failed",
    };

    /// <summary>Takes nothing more and writes what waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        _statements?.Dispose();
        _statements = null;
    }

    private async Task RunAsync()
    {
        List<Pending> group = [];
        List<JournalOutcome> outcomes = [];
        while (await _queue.Reader.WaitToReadAsync())
        {
            group.Clear();
            while (group.Count < MostPerTransaction && _queue.Reader.TryRead(out var pending))
            {
                group.Add(pending);
            }

            using (await _database.EnterWriteAsync(CancellationToken.None))
            {
                WriteGroup(group, outcomes);
            }

            for (var i = 0; i < group.Count; i++)
            {
                group[i].Outcome.SetResult(outcomes[i]);
            }
        }
    }

    private void WriteGroup(List<Pending> group, List<JournalOutcome> outcomes)
    {
        outcomes.Clear();
        try
        {
            _statements ??= new JournalStatements(_connection = _database.Open());
            using var transaction = _connection!.BeginTransaction();
            foreach (var pending in group)
            {
                outcomes.Add(WriteOne(pending.Write, transaction));
            }

            transaction.Commit();
            Interlocked.Add(ref _written, outcomes.Count(outcome => outcome == JournalOutcome.Written));
            Interlocked.Increment(ref _transactions);
            if (_fault is not null)
            {
                _fault = null;
                RelationalMessages.JournalMended(_logger);
            }
        }
        catch (SqliteException error)
        {
            // The transaction is rolled back whole; the next group begins on a new connection.
            outcomes.Clear();
            outcomes.AddRange(Enumerable.Repeat(JournalOutcome.Failed, group.Count));
            Interlocked.Add(ref _failed, group.Count);
            _fault = error.Message;
            RelationalMessages.JournalFailed(_logger, group.Count, error);
            _statements?.Dispose();
            _statements = null;
        }
    }

    private JournalOutcome WriteOne(JournalWrite write, SqliteTransaction transaction)
    {
        const string Savepoint = "one_write";
        transaction.Save(Savepoint);
        var written = false;
        try
        {
            written = _statements!.Write(write, transaction);
        }
        catch (SqliteException error) when (error.SqliteErrorCode == ConstraintViolated)
        {
            // The number is there already although the guard let it pass: somebody wrote beside the guard. The same answer.
        }

        if (!written)
        {
            transaction.Rollback(Savepoint);
            Interlocked.Increment(ref _conflicts);
            RelationalMessages.JournalConflict(_logger, write.SiteId, write.AfterSeq);
        }

        transaction.Release(Savepoint);
        return written ? JournalOutcome.Written : JournalOutcome.Conflict;
    }

    private sealed class Pending(JournalWrite write)
    {
        public JournalWrite Write { get; } = write;

        public TaskCompletionSource<JournalOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
