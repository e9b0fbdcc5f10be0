using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Monitoring.Silo;

/// <summary>Makes commands.</summary>
internal static class SqliteStatements
{
    /// <summary>A command with its parameters.</summary>
    /// <param name="connection">Connection.</param>
    /// <param name="sql">Text that is written in this program; values come only as parameters.</param>
    /// <param name="parameters">Names with their <c>@</c>, and values.</param>
    [SuppressMessage("Security", "CA2100", Justification = "Callers pass text of this program; what users give is a parameter.")]
    public static SqliteCommand CreateStatement(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>Gives the parameters of a reused command new values, in the order in which they were made.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
