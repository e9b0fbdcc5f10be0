using Monitoring.Grains;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

/// <summary>The journal on a server that is stopped, killed and cut off while it writes.</summary>
public class PostgresOutageTests
{
    [PostgresFact]
    public async Task WriteAsync_ServerStoppedKilledAndCutOff_NothingLostOrDoubledAndGoesOnByItself()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = RelationalFixture.On(await server.CreateDatabaseAsync());
        using var stop = new CancellationTokenSource();
        List<string> written = [];
        var writer = Task.Run(() => WriteAsync(store, written, stop.Token));

        await MoreAsync(written, 50);
        await server.StopAsync();
        await Eventually(() => !store.Journal.Check().Ok);
        Assert.Contains("away", store.Journal.Check().Detail, StringComparison.Ordinal);
        var recovery = store.Database.NextRecovery;
        await server.StartAgainAsync();
        await recovery.WaitAsync(TimeSpan.FromSeconds(60));
        await MoreAsync(written, 50);
        Assert.True(store.Journal.Check().Ok, store.Journal.Check().Detail);

        for (var round = 0; round < 3; round++)
        {
            await server.KillAsync();
            await server.StartAgainAsync();
            await MoreAsync(written, 20);
            await server.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'monitoring'");
            await MoreAsync(written, 20);
        }

        await stop.CancelAsync();
        await writer;
        var rows = await store.Archive.ReadJournalAsync(Samples.Site, 0, 100_000, default);
        Assert.Equal(Enumerable.Range(1, rows.Length).Select(seq => (long)seq), rows.Select(row => row.Seq));
        Assert.Equal(rows.Select(row => row.Alarm.Id), rows.Select(row => row.Alarm.Id).Distinct());
        Assert.Subset(rows.Select(row => row.Alarm.Id).ToHashSet(), written.ToHashSet());
    }

    [PostgresFact]
    public async Task OpenAsync_ServerAway_IsAskedByOneProbeHoweverManyCallers()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var store = RelationalFixture.On(await server.CreateDatabaseAsync());
        await server.StopAsync();

        // A listener in the server's place counts who asks.
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, server.Port);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var asked = 0;
        var accept = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var socket = await listener.AcceptSocketAsync(stop.Token);
                Interlocked.Increment(ref asked);
            }
        });
        var refused = 0;
        for (var begin = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromSeconds(4);)
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => store.Database.QueryAsync("SELECT 1", row => row.GetInt32(0), default));
            refused++;
        }

        // In 4 s: what the pool still had, the first failure, and the probes after 0.25, 0.75, 1.75 and 3.75 s; each may try twice (with and without TLS).
        Assert.True(refused > 1000, $"{refused} were refused");
        Assert.InRange(asked, 1, 24);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => accept);
    }

    private static async Task WriteAsync(RelationalFixture store, List<string> written, CancellationToken stop)
    {
        var known = 0L;
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var outcome = await store.Journal.WriteAsync(Alarms.Write(known, Alarms.Transition(known + 1, $"A{i}")), default);
            if (outcome == JournalOutcome.Written)
            {
                known++;
                lock (written)
                {
                    written.Add($"A{i}");
                }
            }
            else
            {
                known = await LoadAsync(store) ?? known;
            }
        }
    }

    /// <summary>What the grain does when it gave way; null while the server is away.</summary>
    private static async Task<long?> LoadAsync(RelationalFixture store)
    {
        try
        {
            return (await store.Journal.LoadAsync(Samples.Site, default)).Seq;
        }
        catch (System.Data.Common.DbException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            return null;
        }
    }

    private static Task MoreAsync(List<string> written, int count)
    {
        int begin;
        lock (written)
        {
            begin = written.Count;
        }

        return Eventually(() =>
        {
            lock (written)
            {
                return written.Count >= begin + count;
            }
        });
    }

    private static async Task Eventually(Func<bool> look)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!look())
        {
            await pace.WaitForNextTickAsync(deadline.Token);
        }
    }
}
