using System.Data.Common;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Writes groups of writes on a connection of its own, which it keeps until something goes wrong with it.</summary>
internal sealed class JournalWriter(MonitorDatabase database) : IAsyncDisposable
{
    private readonly List<StatementRow> _rows = [];
    private DbConnection? _connection;
    private StatementRunner? _runner;

    /// <summary>Writes all in one transaction, each all or not at all. A group in which a site occurs twice is written in its order.</summary>
    /// <returns>Whether each was written; one that was not found another last number, and wrote nothing.</returns>
    /// <exception cref="DbException">None was written; or, if the connection broke at the commit, all may have been.</exception>
    public async Task<bool[]> WriteAsync(IReadOnlyList<JournalWrite> writes)
    {
        try
        {
            if (_runner is null)
            {
                _connection = await database.OpenAsync(CancellationToken.None);
                _runner = database.CreateRunner(_connection);
            }

            return await WriteAsync(writes, _connection!, _runner);
        }
        catch (DbException error) when (database.IsDuplicate(error))
        {
            // A number is there although its guard let it pass: somebody wrote beside the guard. Which of them it is shows when each is alone.
            return writes.Count == 1 ? [false] : await WriteEachAsync(writes);
        }
        catch (Exception error) when (error is DbException or InvalidOperationException)
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _runner?.Dispose();
        _runner = null;
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync();
        }
    }

    private async Task<bool[]> WriteAsync(IReadOnlyList<JournalWrite> writes, DbConnection connection, StatementRunner runner)
    {
        await using var transaction = await connection.BeginTransactionAsync();

        // All groups take the sites in the same order, or two of them could wait for each other.
        var order = Enumerable.Range(0, writes.Count).OrderBy(i => writes[i].SiteId, StringComparer.Ordinal).ToArray();
        var guards = new int[order.Length];
        _rows.Clear();
        for (var i = 0; i < order.Length; i++)
        {
            JournalStatements.AddGuard(writes[order[i]], _rows);
            guards[i] = _rows.Count - 1;
        }

        var changed = await runner.RunAsync(_rows, transaction, CancellationToken.None);
        var written = new bool[writes.Count];
        _rows.Clear();
        for (var i = 0; i < order.Length; i++)
        {
            if (written[order[i]] = changed[guards[i]] == 1)
            {
                JournalStatements.AddBody(writes[order[i]], _rows);
            }
        }

        await runner.RunAsync(_rows, transaction, CancellationToken.None);
        await transaction.CommitAsync();
        return written;
    }

    private async Task<bool[]> WriteEachAsync(IReadOnlyList<JournalWrite> writes)
    {
        var written = new bool[writes.Count];
        for (var i = 0; i < written.Length; i++)
        {
            written[i] = (await WriteAsync([writes[i]]))[0];
        }

        return written;
    }
}
