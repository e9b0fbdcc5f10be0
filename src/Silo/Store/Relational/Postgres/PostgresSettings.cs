using Npgsql;

namespace Monitoring.Silo;

/// <summary>What a connection string asks for, with our defaults for what it leaves open.</summary>
internal sealed class PostgresSettings
{
    private readonly NpgsqlConnectionStringBuilder _builder;

    private PostgresSettings(NpgsqlConnectionStringBuilder builder) => _builder = builder;

    /// <summary>Server and database, without the account's secrets.</summary>
    public string Product => $"PostgreSQL {_builder.Host}:{_builder.Port}/{_builder.Database ?? _builder.Username}";

    /// <summary>Reads a connection string. The password may be left to the environment variable <c>PGPASSWORD</c> or the file that <c>PGPASSFILE</c> names.</summary>
    /// <returns>The settings, or null with what is wrong.</returns>
    public static (PostgresSettings? Settings, string? Fault) Parse(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrWhiteSpace(builder.Host)
                ? (null, "数据库连接缺少 Host= / the database connection lacks Host=")
                : (new PostgresSettings(WithDefaults(builder)), null);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            return (null, $"数据库连接有误 / the database connection is faulty: {error.Message}");
        }
    }

    /// <summary>A pool of connections.</summary>
    public NpgsqlDataSource CreateSource()
    {
        var builder = new NpgsqlDataSourceBuilder(_builder.ToString());
        builder.UsePhysicalConnectionInitializer(Initialize, InitializeAsync);
        return builder.Build();
    }

    /// <summary>Asks the server for an answer, on a connection made for it.</summary>
    /// <exception cref="NpgsqlException">It is not there.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_builder.ToString()) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>
    /// A commit must be on the server's disk when it returns, whatever the server's default is; a stronger setting of the server stays.
    /// </summary>
    private const string Durable =
        "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

    private static void Initialize(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Durable, connection);
        command.ExecuteNonQuery();
    }

    private static async Task InitializeAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Durable, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlConnectionStringBuilder WithDefaults(NpgsqlConnectionStringBuilder builder)
    {
        Default("Application Name", "monitoring");
        Default("Timeout", 5);

        // A server that takes 10 s for an answer is slow and not gone.
        Default("Command Timeout", 30);
        Default("Maximum Pool Size", 24);
        Default("Max Auto Prepare", 64);
        Default("Auto Prepare Min Usages", 3);
        Default("Tcp Keepalive", true);

        // Nothing is ever set in a session that the next user must not have, and a reset would undo the durable commits.
        builder.NoResetOnClose = true;
        builder.IncludeErrorDetail = false;
        return builder;

        void Default(string keyword, object value)
        {
            if (!builder.ContainsKey(keyword))
            {
                builder[keyword] = value;
            }
        }
    }
}
