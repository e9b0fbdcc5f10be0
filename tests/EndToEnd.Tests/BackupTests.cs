using Monitoring.Tests.Postgres;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A backup taken under load, restored elsewhere, is the service as it was, and goes on from there.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task BackupUnderLoad_RestoredElsewhere_IsTheSameAndGoesOn(DatabaseKind kind)
    {
        var server = kind == DatabaseKind.Postgres ? await PostgresServer.SharedAsync() : null;
        var original = server is null ? [] : (string[])["--database", await server.CreateDatabaseAsync()];
        var other = server is null ? [] : (string[])["--database", await server.CreateDatabaseAsync()];
        using var places = new Places();
        await using var monitor = await MonitorProcess.StartAsync(original);
        var publisher = new Publisher(monitor);
        using var stop = new CancellationTokenSource();
        var load = publisher.RunAsync(stop.Token);
        await Eventually.True(() => Task.FromResult(publisher.Acknowledged.Count > 300), "300 acknowledged batches");

        var before = publisher.AcknowledgedSoFar();
        var (code, text) = await MonitorProcess.CommandAsync(["backup", places.Backup, "--data", monitor.Data, .. original]);
        output.WriteLine($"backup: {text}");
        Assert.True(code == 0, text);
        var during = publisher.Acknowledged.Count - before.Length;
        await stop.CancelAsync();
        await load;
        output.WriteLine($"acknowledged before the backup {before.Length}, while it ran {during}, in all {publisher.Acknowledged.Count}");
        Assert.True(during > 0, "the service did nothing while the backup ran");
        var truth = await ReadAsync(monitor, publisher);
        truth.Check(publisher);

        (code, text) = await MonitorProcess.CommandAsync(["restore", places.Backup, "--data", places.Data, .. other]);
        output.WriteLine($"restore: {text}");
        Assert.True(code == 0, text);
        await using var restored = await MonitorProcess.StartOnAsync(places.Data, other);
        await CompareAsync(restored, publisher, truth, before);
    }

    private static async Task CompareAsync(MonitorProcess restored, Publisher publisher, Stored truth, long[] before)
    {
        // The journal of the restored service: what the backup held, and what its log had after that, decided again.
        using var duty = await ApiClient.SignInAsync(restored);
        var journal = (await duty.JournalAsync(Publisher.Bench)).Where(one => one.Alarm.PointId == "LI-912").ToArray();
        var same = truth.Journal.Where(one => one.Alarm.PointId == "LI-912").Take(journal.Length).ToArray();
        Assert.NotEmpty(journal);
        Assert.Equal(same.Select(one => (one.Seq, one.At, one.Reason, one.Alarm.Id)), journal.Select(one => (one.Seq, one.At, one.Reason, one.Alarm.Id)));

        // It goes on: a new line sends on from where the old one stopped.
        var next = publisher.GoOnAt(restored);
        using (var enough = new CancellationTokenSource())
        {
            var load = next.RunAsync(enough.Token);
            await Eventually.True(() => Task.FromResult(next.Acknowledged.Count > 50), "50 more acknowledged batches");
            await enough.CancelAsync();
            await load;
        }

        var stored = await Stored.ReadAsync(duty, next);
        stored.Check(next);
        Assert.Subset(stored.Samples.Select(sample => sample.Ts).ToHashSet(), before.ToHashSet());
        Assert.True(stored.Journal.Length > journal.Length);
        using var admin = await ApiClient.SignInAsync(restored, "admin");
        Assert.Contains("demo", (await admin.JsonAsync("gateways")).ToJsonString(), StringComparison.Ordinal);
    }

    private static async Task<Stored> ReadAsync(MonitorProcess monitor, Publisher publisher)
    {
        using var duty = await ApiClient.SignInAsync(monitor);
        return await Stored.ReadAsync(duty, publisher);
    }

    private sealed class Places : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("monitor-backup-").FullName;

        public string Backup => Path.Combine(_folder, "backup");

        public string Data => Path.Combine(_folder, "data");

        public void Dispose()
        {
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, true);
            }
        }
    }
}
