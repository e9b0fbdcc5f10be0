using System.Data.Common;

namespace Monitoring.Silo;

/// <summary>For SQLite: each statement is prepared once and then run row by row; there is no network to save trips over.</summary>
internal sealed class PreparedRunner(MonitorDatabase database, DbConnection connection) : StatementRunner
{
    private readonly Dictionary<Statement, DbCommand> _prepared = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public override ValueTask<int[]> RunAsync(IReadOnlyList<StatementRow> rows, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var changed = new int[rows.Count];
        for (var i = 0; i < changed.Length; i++)
        {
            var (statement, values) = rows[i];
            var command = CommandOf(statement, transaction);
            for (var parameter = 0; parameter < values.Length; parameter++)
            {
                command.Parameters[parameter].Value = database.ToParameter(values[parameter]);
            }

            changed[i] = command.ExecuteNonQuery();
        }

        return new(changed);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }

    private DbCommand CommandOf(Statement statement, DbTransaction transaction)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = database.CreateCommand(connection, statement.Sql);
            foreach (var name in statement.Parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            command.Transaction = transaction;
            _prepared.Add(statement, command);
        }

        command.Transaction = transaction;
        return command;
    }
}
