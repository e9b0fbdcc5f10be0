using System.Data.Common;
using Npgsql;

namespace Monitoring.Silo;

/// <summary>For PostgreSQL: rows go in batches, so that a thousand of them cost one trip over the network.</summary>
internal sealed class BatchRunner(MonitorDatabase database, NpgsqlConnection connection) : StatementRunner
{
    private const int MostPerBatch = 1000;

    /// <inheritdoc/>
    public override async ValueTask<int[]> RunAsync(IReadOnlyList<StatementRow> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var changed = new int[rows.Count];
        for (var start = 0; start < changed.Length; start += MostPerBatch)
        {
            var count = Math.Min(MostPerBatch, changed.Length - start);
            await using var batch = new NpgsqlBatch(connection, (NpgsqlTransaction)transaction);
            for (var i = 0; i < count; i++)
            {
                batch.BatchCommands.Add(CommandOf(rows[start + i]));
            }

            await batch.ExecuteNonQueryAsync(cancellationToken);
            for (var i = 0; i < count; i++)
            {
                changed[start + i] = (int)batch.BatchCommands[i].Rows;
            }
        }

        return changed;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private NpgsqlBatchCommand CommandOf(StatementRow row)
    {
        var command = new NpgsqlBatchCommand(row.Statement.Sql);
        for (var i = 0; i < row.Values.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter(row.Statement.Parameters[i], database.ToParameter(row.Values[i])));
        }

        return command;
    }
}
