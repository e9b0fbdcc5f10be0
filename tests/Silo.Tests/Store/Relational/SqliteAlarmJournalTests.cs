using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo.Tests;

public class SqliteAlarmJournalTests
{
    [Fact]
    public async Task LoadAsync_UnknownSite_IsEmpty()
    {
        await using var store = new RelationalFixture();
        var site = await store.Journal.LoadAsync(Samples.Site, default);
        Assert.Equal(0, site.Seq);
        Assert.Empty(site.Alarms);
        Assert.Empty(site.Checkpoints);
    }

    [Fact]
    public async Task WriteAsync_Written_IsThereAfterACrash()
    {
        await using var store = new RelationalFixture();
        var write = Alarms.Write(0, Alarms.Transition(1, "A1"), Alarms.Transition(2, "A2"), Alarms.Transition(3, "A2", to: AlarmState.Normal))
            with { Checkpoints = [new Checkpoint("LI-912", 77, [1, 2, 3]), new Checkpoint("@demo", 76, [])] };
        Assert.Equal(JournalOutcome.Written, await store.Journal.WriteAsync(write, default));

        await using var crashed = store.Crash();
        var site = await crashed.Journal.LoadAsync(Samples.Site, default);
        Assert.Equal(3, site.Seq);
        Assert.Equal(["A1"], site.Alarms.Select(alarm => alarm.Id));
        Assert.Equal(write.Transitions[0].Alarm, site.Alarms[0]);
        Assert.Equal([("@demo", 76L), ("LI-912", 77L)], site.Checkpoints.Select(checkpoint => (checkpoint.Key, checkpoint.Position)));
        Assert.Equal([1, 2, 3], site.Checkpoints[1].State);
        Assert.Equal(77, crashed.Journal.MaxPosition());
        Assert.Equal(write.Transitions, await crashed.Archive.ReadJournalAsync(Samples.Site, 0, 10, default));
    }

    [Fact]
    public async Task WriteAsync_SecondActivation_LosesAndNothingOfItIsWritten()
    {
        await using var store = new RelationalFixture();
        await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)), default);
        var late = Alarms.Write(0, Alarms.Transition(1, "B1")) with { Checkpoints = [new Checkpoint("LI-912", 5, [9])] };
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(late, default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(new JournalWrite(Samples.Site, 0, [], late.Checkpoints), default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(Alarms.Write(4, Alarms.Transition(5)), default));

        var site = await store.Journal.LoadAsync(Samples.Site, default);
        Assert.Equal((1, 0), (site.Seq, site.Checkpoints.Length));
        Assert.Equal("A1", Assert.Single(site.Alarms).Id);
    }

    [Fact]
    public async Task WriteAsync_TwoWritersOfOneSite_NumbersHaveNoGapAndNoDouble()
    {
        await using var store = new RelationalFixture();
        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var count = 0;
            for (var i = 0; i < 50; i++)
            {
                var seq = (await store.Journal.LoadAsync(Samples.Site, default)).Seq;
                var outcome = await store.Journal.WriteAsync(Alarms.Write(seq, Alarms.Transition(seq + 1, $"W{writer}-{i}")), default);
                Assert.NotEqual(JournalOutcome.Failed, outcome);
                count += outcome == JournalOutcome.Written ? 1 : 0;
            }

            return count;
        })));
        var journal = await store.Archive.ReadJournalAsync(Samples.Site, 0, 1000, default);
        Assert.Equal(written.Sum(), journal.Length);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(seq => (long)seq), journal.Select(transition => transition.Seq));
    }

    [Fact]
    public async Task WriteAsync_ManySitesAtOnce_GoTogetherAndOneConflictSpoilsNoOther()
    {
        await using var store = new RelationalFixture();
        Task<JournalOutcome>[] writes;
        using (await store.Database.EnterWriteAsync(default))
        {
            // The first write may already have been taken alone; the rest gathers behind the turn.
            writes = [.. Enumerable.Range(0, 100).Select(i => store.Journal.WriteAsync(
                Alarms.Write(i % 10 == 3 ? 7 : 0, Alarms.Transition(i % 10 == 3 ? 8 : 1, $"A{i}", $"3301{i:D5}")), default).AsTask())];
        }

        var outcomes = await Task.WhenAll(writes);
        Assert.Equal(10, outcomes.Count(outcome => outcome == JournalOutcome.Conflict));
        Assert.Equal(90, outcomes.Count(outcome => outcome == JournalOutcome.Written));
        Assert.InRange(store.Journal.Transactions, 1, 20);
        Assert.Equal(90, (await store.Archive.ListAsync(new AlarmQuery { Limit = 1000 }, default)).Items.Length);
    }

    [Fact]
    public async Task WriteAsync_DatabaseGone_FailsSaysSoAndWorksAgain()
    {
        await using var store = new RelationalFixture();
        await store.Database.ExecuteAsync("ALTER TABLE checkpoint RENAME TO hidden", default);
        var write = Alarms.Write(0, Alarms.Transition(1));
        Assert.Equal(JournalOutcome.Failed, await store.Journal.WriteAsync(write, default));
        Assert.False(store.Journal.Check().Ok);
        Assert.Empty(await store.Archive.ReadJournalAsync(Samples.Site, 0, 10, default));

        await store.Database.ExecuteAsync("ALTER TABLE hidden RENAME TO checkpoint", default);
        Assert.Equal(JournalOutcome.Written, await store.Journal.WriteAsync(write, default));
        Assert.True(store.Journal.Check().Ok);
    }

    [Fact]
    public async Task WriteAsync_WrongNumbers_Throws()
    {
        await using var store = new RelationalFixture();
        await Assert.ThrowsAsync<ArgumentException>(() => store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(2)), default).AsTask());
    }

    [Fact]
    public async Task WriteAsync_Closed_IsRefused()
    {
        await using var store = new RelationalFixture();
        await store.Journal.DisposeAsync();
        Assert.Equal(JournalOutcome.Failed, await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)), default));
    }

    [Fact]
    public async Task Open_WrittenByANewerProgram_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, MonitorDatabase.FileName);
        using (var database = new MonitorDatabase(path, TimeProvider.System))
        {
            await database.ExecuteAsync("INSERT INTO migration (number, name, applied_at) VALUES (99, 'future', 0)", default);
        }

        var error = Assert.Throws<InvalidDataException>(() => new MonitorDatabase(path, TimeProvider.System));
        Assert.Contains("99", error.Message, StringComparison.Ordinal);
    }
}
