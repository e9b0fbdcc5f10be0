using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Monitoring.Silo;

/// <summary>
/// Orleans' membership in our database: tables in a schema of their own, which backups leave out, and the statements that Orleans reads from there by
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
        """;

    /// <summary>Statements by the name that Orleans asks for.</summary>
    public static IReadOnlyDictionary<string, string> Statements { get; } = new Dictionary<string, string>
    {
        ["InsertMembershipVersionKey"] =
            """
            WITH made AS (INSERT INTO orleans.membership_version (deployment) VALUES (@DeploymentId) ON CONFLICT (deployment) DO NOTHING RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM made
            """,
        ["InsertMembershipKey"] =
            """
            WITH turn AS (
                UPDATE orleans.membership_version SET at = now(), version = version + 1
                WHERE deployment = @DeploymentId AND version = @Version AND NOT EXISTS (
                    SELECT 1 FROM orleans.membership WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING 1),
            made AS (
                INSERT INTO orleans.membership (deployment, address, port, generation, silo, host, status, proxy_port, started, alive)
                SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM turn
                RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM made
            """,
        ["UpdateMembershipKey"] =
            """
            WITH turn AS (
                UPDATE orleans.membership_version SET at = now(), version = version + 1
                WHERE deployment = @DeploymentId AND version = @Version AND EXISTS (
                    SELECT 1 FROM orleans.membership WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING 1),
            changed AS (
                UPDATE orleans.membership SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime FROM turn
                WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
                RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM changed
            """,
        ["UpdateIAmAlivetimeKey"] =
            """
            UPDATE orleans.membership SET alive = @IAmAliveTime
            WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
            """,
        ["MembershipReadRowKey"] = Rows + " AND address = @Address AND port = @Port AND generation = @Generation" + Of,
        ["MembershipReadAllKey"] = Rows + Of,
        ["GatewaysQueryKey"] =
            """
            SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation FROM orleans.membership
            WHERE deployment = @DeploymentId AND status = @Status AND proxy_port > 0
            """,
        ["DeleteMembershipTableEntriesKey"] =
            """
            DELETE FROM orleans.membership WHERE deployment = @DeploymentId;
            DELETE FROM orleans.membership_version WHERE deployment = @DeploymentId;
            """,
        ["CleanupDefunctSiloEntriesKey"] =
            "DELETE FROM orleans.membership WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3",
    };

    private const string Rows =
        """
        SELECT v.deployment AS DeploymentId, m.address AS Address, m.port AS Port, m.generation AS Generation, m.silo AS SiloName, m.host AS HostName,
            m.status AS Status, m.proxy_port AS ProxyPort, m.suspects AS SuspectTimes, m.started AS StartTime, m.alive AS IAmAliveTime, v.version AS Version
        FROM orleans.membership_version v LEFT JOIN orleans.membership m ON m.deployment = v.deployment
        """;

    private const string Of = " WHERE v.deployment = @DeploymentId";

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
