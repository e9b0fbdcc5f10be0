using Microsoft.Extensions.Logging.Abstractions;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

/// <summary>Two processes, as far as the database can tell, that write the same sites.</summary>
public class ConcurrentWritersTests
{
    private const int Rounds = 200;
    private static readonly string[] Sites = ["330100001", "330100002", "330100003"];

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_TwoActivationsOfEachSite_LoseNothingDoubleNothingAndLeaveNoGap(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        using var second = store.OpenAgain();
        await using var journal = new RelationalAlarmJournal(second, TimeProvider.System, NullLogger.Instance);
        var written = await Task.WhenAll(
            from site in Sites
            from writer in (RelationalAlarmJournal[])[store.Journal, journal]
            select Task.Run(() => ActAsync(writer, site, ReferenceEquals(writer, journal) ? "B" : "A")));
        var conflicts = 0;
        foreach (var (site, own) in Sites.Select((site, i) => (site, written[2 * i].Concat(written[(2 * i) + 1]).ToHashSet())))
        {
            var rows = await store.Archive.ReadJournalAsync(site, 0, 10_000, default);
            Assert.Equal(Enumerable.Range(1, rows.Length).Select(seq => (long)seq), rows.Select(row => row.Seq));
            Assert.Equal(own, rows.Select(row => row.Alarm.Id).ToHashSet());
            Assert.Equal(own.Count, rows.Length);
            Assert.Equal(rows.Length, (await journal.LoadAsync(site, default)).Seq);
            conflicts += (2 * Rounds) - rows.Length;
        }

        Assert.True(conflicts > 0, "the writers never met");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_ANumberWrittenBesideTheGuard_IsAConflictForThatSiteAlone(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1, "A1")), default);
        await store.Database.ExecuteAsync("UPDATE site_journal SET last_seq = 0", default);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => store.Journal.WriteAsync(
            i == 4 ? Alarms.Write(0, Alarms.Transition(1, "B1")) : Alarms.Write(0, Alarms.Transition(1, $"C{i}", $"3301{i:D5}")), default).AsTask()));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i == 4 ? JournalOutcome.Conflict : JournalOutcome.Written), outcomes);
        Assert.Equal("A1", Assert.Single(await store.Archive.ReadJournalAsync(Samples.Site, 0, 10, default)).Alarm.Id);
    }

    /// <summary>What an activation does: writes after the number it knows, and when it loses, loads again and goes on.</summary>
    private static async Task<List<string>> ActAsync(RelationalAlarmJournal journal, string site, string name)
    {
        List<string> written = [];
        var known = 0L;
        for (var i = 0; i < Rounds; i++)
        {
            var transition = Alarms.Transition(known + 1, $"{site}-{name}{i}", site);
            var outcome = await journal.WriteAsync(Alarms.Write(known, transition) with { Checkpoints = [new Checkpoint("LI-912", i, [1])] }, default);
            Assert.NotEqual(JournalOutcome.Failed, outcome);
            if (outcome == JournalOutcome.Written)
            {
                known++;
                written.Add(transition.Alarm.Id);
            }
            else
            {
                known = (await journal.LoadAsync(site, default)).Seq;
            }
        }

        return written;
    }
}
