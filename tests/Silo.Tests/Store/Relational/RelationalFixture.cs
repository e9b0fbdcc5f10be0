using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

/// <summary>A database of one test with its journal.</summary>
internal sealed class RelationalFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly string? _server;

    private RelationalFixture(TemporaryFolder folder, string? server)
    {
        (_folder, _server) = (folder, server);
        Database = OpenAgain();
        Journal = new RelationalAlarmJournal(Database, TimeProvider.System, NullLogger.Instance);
        Archive = new RelationalAlarmArchive(Database);
    }

    public MonitorDatabase Database { get; }

    public RelationalAlarmJournal Journal { get; }

    public RelationalAlarmArchive Archive { get; }

    public string Folder => _folder.Path;

    public static async Task<RelationalFixture> OpenAsync(DatabaseKind kind) => new(
        new TemporaryFolder(), kind == DatabaseKind.Sqlite ? null : await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());

    public static RelationalFixture On(string server) => new(new TemporaryFolder(), server);

    /// <summary>Opens the same database once more, as another process would.</summary>
    public MonitorDatabase OpenAgain() => new DatabaseOpening(
        new StoreOptions { DataFolder = _folder.Path, Database = _server }, TimeProvider.System, TimeProvider.System, NullLogger.Instance).Open(CancellationToken.None);

    /// <summary>Opens what a crash of this process at this moment would leave.</summary>
    public RelationalFixture Crash() => new(_folder.Copy(), _server);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Database.Dispose();
        _folder.Dispose();
    }
}
