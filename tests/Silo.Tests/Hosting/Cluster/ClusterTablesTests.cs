using Monitoring.Tests.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Monitoring.Silo.Tests.Hosting.Cluster;

/// <summary>The statements that Orleans finds by name, as its protocol wants them: a write happens whole, and only on the version that the writer read.</summary>
public sealed class ClusterTablesTests
{
    [Theory, OnPostgres]
    public async Task Insert_TwoSilosOfOneVersion_OnlyTheFirst(DatabaseKind kind)
    {
        await using var store = await PrepareAsync(kind);
        Assert.Equal(1, await RunAsync(store, "InsertMembershipVersionKey"));
        Assert.Equal(0, await RunAsync(store, "InsertMembershipVersionKey"));
        Assert.Equal(1, await RunAsync(store, "InsertMembershipKey", Row(1, version: 0)));
        Assert.Equal(0, await RunAsync(store, "InsertMembershipKey", Row(2, version: 0)));
        Assert.Equal(0, await RunAsync(store, "InsertMembershipKey", Row(1, version: 1)));
        Assert.Equal(1, await RunAsync(store, "InsertMembershipKey", Row(2, version: 1)));
        Assert.Equal([(1, 2), (2, 2)], await RowsAsync(store));
    }

    [Theory, OnPostgres]
    public async Task Update_OldVersionOrNobodysRow_ChangesNothing(DatabaseKind kind)
    {
        await using var store = await PrepareAsync(kind);
        await RunAsync(store, "InsertMembershipVersionKey");
        await RunAsync(store, "InsertMembershipKey", Row(1, version: 0));
        Assert.Equal(0, await RunAsync(store, "UpdateMembershipKey", Row(1, version: 0)));
        Assert.Equal(0, await RunAsync(store, "UpdateMembershipKey", Row(9, version: 1)));
        Assert.Equal([(1, 1)], await RowsAsync(store));
        Assert.Equal(1, await RunAsync(store, "UpdateMembershipKey", Row(1, version: 1)));
        Assert.Equal([(1, 2)], await RowsAsync(store));
    }

    [Theory, OnPostgres]
    public async Task Insert_ManyAtOnce_EachVersionIsGivenOnce(DatabaseKind kind)
    {
        await using var store = await PrepareAsync(kind);
        await RunAsync(store, "InsertMembershipVersionKey");
        var won = await Task.WhenAll(Enumerable.Range(1, 8).Select(generation => Task.Run(async () => await RunAsync(store, "InsertMembershipKey", Row(generation, version: 0)))));
        Assert.Equal(1, won.Sum());
        Assert.Single(await RowsAsync(store));
    }

    [Theory, OnPostgres]
    public async Task Start_Again_KeepsTheMembersAndRenewsTheStatements(DatabaseKind kind)
    {
        await using var store = await PrepareAsync(kind);
        await RunAsync(store, "InsertMembershipVersionKey");
        await RunAsync(store, "InsertMembershipKey", Row(1, version: 0));
        await store.Database.ExecuteAsync("UPDATE orleans.orleansquery SET querytext = 'old'", default);
        await new ClusterTables(store.Database).StartingAsync(default);
        Assert.Equal([(1, 1)], await RowsAsync(store));
        Assert.DoesNotContain(await store.Database.QueryAsync("SELECT querytext FROM orleans.orleansquery", row => row.GetString(0), default), text => text == "old");

        // What is the cluster's own is not in a backup: a restored cluster begins with nobody in it.
        Assert.DoesNotContain(await store.Database.QueryAsync(store.Database.TablesSql, row => row.GetString(0), default), table => table.Contains("membership", StringComparison.Ordinal));
    }

    private static async Task<RelationalFixture> PrepareAsync(DatabaseKind kind)
    {
        var store = await RelationalFixture.OpenAsync(kind);
        await new ClusterTables(store.Database).StartingAsync(default);
        return store;
    }

    private static (string, object)[] Row(int generation, int version) =>
    [
        ("@Address", "127.0.0.1"), ("@Port", 11111), ("@Generation", generation), ("@SiloName", "silo-1"), ("@HostName", "h"), ("@Status", 3), ("@ProxyPort", 30000),
        ("@StartTime", DateTime.UnixEpoch), ("@IAmAliveTime", DateTime.UnixEpoch), ("@SuspectTimes", DBNull.Value), ("@Version", version),
    ];

    private static async Task<int> RunAsync(RelationalFixture store, string name, params (string, object)[] parameters)
    {
        await using var connection = (NpgsqlConnection)await store.Database.OpenAsync(default);
        await using var command = new NpgsqlCommand(ClusterTables.Statements[name], connection);
        command.Parameters.AddWithValue("@DeploymentId", "c");
        foreach (var (parameter, value) in parameters)
        {
            var added = command.Parameters.AddWithValue(parameter, value);
            added.NpgsqlDbType = value switch { DateTime => NpgsqlDbType.TimestampTz, int => NpgsqlDbType.Integer, _ => NpgsqlDbType.Varchar };
        }

        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static Task<List<(int Generation, int Version)>> RowsAsync(RelationalFixture store) => store.Database.QueryAsync(
        ClusterTables.Statements["MembershipReadAllKey"] + " ORDER BY m.generation", row => (row.GetInt32(row.GetOrdinal("Generation")), row.GetInt32(row.GetOrdinal("Version"))), default,
        ("@DeploymentId", "c"));
}
