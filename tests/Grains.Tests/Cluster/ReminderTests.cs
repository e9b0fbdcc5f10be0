using Monitoring.Contracts;
using Monitoring.Silo;
using Monitoring.Tests.Postgres;
using Npgsql;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>Orleans' reminders over our tables and statements.</summary>
public sealed class ReminderTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    [PostgresFact]
    public async Task Reminders_OfManyGrains_ComeAndGoOnWhenASiloIsLostAndEndWhenToldTo()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var cluster = await ClusterHost.StartAsync(2, database);

        // Many, so that their hashes are in both silos' ranges.
        string[] keys = [.. Enumerable.Range(0, 20).Select(i => $"{Guid.NewGuid():N}")];
        ICountingGrain[] grains = [.. keys.Select(key => cluster.Grains.GetGrain<ICountingGrain>(key))];
        await Task.WhenAll(grains.Select(grain => grain.Begin(Period)));
        await AllAsync(keys, 2);
        await cluster.KillAsync(cluster.Silos[1]);
        var before = keys.ToDictionary(key => key, Count);
        await AllAsync(keys, before.Values.Max() + 3);

        Assert.Equal(keys.Length, await RowsAsync(database, "count"));
        await Task.WhenAll(grains.Select(grain => grain.End()));
        Assert.Equal(0, await RowsAsync(database, "count"));
    }

    [PostgresFact]
    public async Task Rounds_OfAClusterThatStarts_HaveBegunOnceAndWakeASleepingSite()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        await using var cluster = await ClusterHost.StartAsync(2, database);
        await UntilAsync(async () => await RowsAsync(database, SiteRounds.Reminder) == 1);
        var site = cluster.Grains.GetGrain<ISiteGrain>((await cluster.SitesAsync(1))[0]);
        await cluster.DeactivateAsync(site);
        Assert.False(cluster.IsAwake(site));

        await cluster.Grains.GetGrain<ISiteRounds>(ISiteRounds.Key).AsReference<IRemindable>().ReceiveReminder(SiteRounds.Reminder, default);
        Assert.True(cluster.IsAwake(site));
        Assert.Equal(1, await RowsAsync(database, SiteRounds.Reminder));
    }

    private static int Count(string key) => CountingGrain.Counts.GetValueOrDefault(key);

    private static Task AllAsync(string[] keys, int count) => UntilAsync(() => Task.FromResult(keys.All(key => Count(key) >= count)));

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }

    private static async Task<long> RowsAsync(string database, string name)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT COUNT(*) FROM orleans.reminder WHERE name = @name", connection) { Parameters = { new("@name", name) } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
