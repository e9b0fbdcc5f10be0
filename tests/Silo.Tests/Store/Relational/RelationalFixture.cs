using Microsoft.Extensions.Logging.Abstractions;

namespace Monitoring.Silo.Tests;

/// <summary>A database of one test with its journal.</summary>
internal sealed class RelationalFixture : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    public RelationalFixture()
        : this(new TemporaryFolder())
    {
    }

    private RelationalFixture(TemporaryFolder folder)
    {
        _folder = folder;
        Database = new MonitorDatabase(Path.Combine(folder.Path, MonitorDatabase.FileName), TimeProvider.System);
        Journal = new SqliteAlarmJournal(Database, NullLogger.Instance);
        Archive = new SqliteAlarmArchive(Database);
    }

    public MonitorDatabase Database { get; }

    public SqliteAlarmJournal Journal { get; }

    public SqliteAlarmArchive Archive { get; }

    /// <summary>Opens what a crash at this moment would leave on disk.</summary>
    public RelationalFixture Crash() => new(_folder.Copy());

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Database.Dispose();
        _folder.Dispose();
    }
}
