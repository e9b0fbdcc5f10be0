using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class MigrationTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Open_WrittenByANewerProgram_IsRefused(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Database.ExecuteAsync("INSERT INTO migration (number, name, applied_at) VALUES (99, 'future', 0)", default);
        var error = Assert.Throws<StoreUnusableException>(store.OpenAgain);
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Apply_OneThatFailsHalfway_LeavesNothingOfIt(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        Migration[] next =
        [
            .. Migrations.All,
            new(Migrations.All.Count + 1, "good", "CREATE TABLE good (id {text} NOT NULL)"),
            new(Migrations.All.Count + 2, "half", "CREATE TABLE half (id {text} NOT NULL); INSERT INTO good VALUES ('x'); INSERT INTO nowhere VALUES (1)"),
        ];
        await using (var connection = store.Database.Open())
        {
            Assert.ThrowsAny<System.Data.Common.DbException>(() => MigrationRunner.Apply(store.Database, connection, next, TimeProvider.System));
        }

        Assert.Empty(await store.Database.QueryAsync("SELECT id FROM good", row => row.GetString(0), default));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Database.QueryAsync("SELECT id FROM half", row => row.GetString(0), default));
        Assert.Equal(
            Enumerable.Range(1, Migrations.All.Count + 1),
            await store.Database.QueryAsync("SELECT number FROM migration ORDER BY number", row => row.GetInt32(0), default));
    }

    [PostgresFact]
    public async Task Open_ManyProcessesAtOnce_ApplyEachMigrationOnce()
    {
        var server = await PostgresServer.SharedAsync();
        for (var round = 0; round < 5; round++)
        {
            var database = await server.CreateDatabaseAsync();
            var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RelationalFixture.On(database))));
            Assert.Equal(
                Migrations.All.Select(migration => migration.Name),
                await opened[0].Database.QueryAsync("SELECT name FROM migration ORDER BY number", row => row.GetString(0), default));
            foreach (var one in opened)
            {
                await one.DisposeAsync();
            }
        }
    }

    [PostgresFact]
    public async Task All_TextColumns_AreComparedByteByByte()
    {
        await using var store = await RelationalFixture.OpenAsync(DatabaseKind.Postgres);
        var others = await store.Database.QueryAsync(
            """
            SELECT table_name || '.' || column_name FROM information_schema.columns
            WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
            """,
            row => row.GetString(0), default);
        Assert.Empty(others);
    }
}
