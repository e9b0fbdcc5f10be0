using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Monitoring.Silo;

/// <summary>
/// Orleans' membership and reminders in our database: tables in a schema of their own, which backups leave out, and the statements that Orleans reads from there by
/// name. Written before Orleans starts, and again by each newer program.
/// </summary>
/// <remarks>
/// Orleans prescribes the names of the statements, their parameters and their columns, and that a write either happens whole and answers with a
/// number above 0, or not at all: here each is one statement, so PostgreSQL itself sees to that.
/// </remarks>
internal sealed class ClusterTables(MonitorDatabase database) : IHostedLifecycleService
{
    /// <summary>The provider as Orleans names it.</summary>
    public const string Invariant = "Npgsql";

    private const string Schema = "orleans";

    private const string Tables =
        """
        CREATE SCHEMA IF NOT EXISTS orleans;
        CREATE TABLE IF NOT EXISTS orleans.orleansquery (querykey VARCHAR(64) NOT NULL PRIMARY KEY, querytext VARCHAR(8000) NOT NULL);
        CREATE TABLE IF NOT EXISTS orleans.membership_version (
            deployment VARCHAR(150) NOT NULL PRIMARY KEY, at TIMESTAMPTZ(3) NOT NULL DEFAULT now(), version INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS orleans.membership (
            deployment VARCHAR(150) NOT NULL REFERENCES orleans.membership_version (deployment), address VARCHAR(45) NOT NULL, port INTEGER NOT NULL,
            generation INTEGER NOT NULL, silo VARCHAR(150) NOT NULL, host VARCHAR(150) NOT NULL, status INTEGER NOT NULL, proxy_port INTEGER,
            suspects VARCHAR(8000), started TIMESTAMPTZ(3) NOT NULL, alive TIMESTAMPTZ(3) NOT NULL,
            PRIMARY KEY (deployment, address, port, generation));
        CREATE TABLE IF NOT EXISTS orleans.reminder (
            service VARCHAR(150) NOT NULL, grain VARCHAR(150) NOT NULL, name VARCHAR(150) NOT NULL, start TIMESTAMPTZ(3) NOT NULL, period BIGINT NOT NULL,
            hash INTEGER NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (service, grain, name));
        """;

    /// <summary>Statements by the name that Orleans asks for.</summary>
    public static IReadOnlyDictionary<string, string> Statements { get; } =
        MembershipStatements.All.Concat(ReminderStatements.All).ToDictionary(statement => statement.Key, statement => statement.Value);

    /// <summary>The connection that Orleans is to use.</summary>
    /// <param name="database">The service's own connection string.</param>
    public static string ConnectionOf(string database) =>
        new NpgsqlConnectionStringBuilder(database) { SearchPath = Schema, ApplicationName = "monitoring-membership", MaxPoolSize = 8, Timeout = 5 }.ToString();

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        using var connection = database.Open();
        using var turn = database.LockMigrations(connection);
        using var transaction = connection.BeginTransaction();
        Run(Tables);
        foreach (var (name, text) in Statements)
        {
            Run(
                "INSERT INTO orleans.orleansquery (querykey, querytext) VALUES (@name, @text) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext",
                ("@name", name), ("@text", text));
        }

        transaction.Commit();
        return Task.CompletedTask;

        [SuppressMessage("Security", "CA2100", Justification = "Text of this class.")]
        void Run(string sql, params ReadOnlySpan<(string, object?)> parameters)
        {
            using var command = database.CreateCommand(connection, sql, parameters);
            command.Transaction = transaction;
            command.ExecuteNonQuery();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
