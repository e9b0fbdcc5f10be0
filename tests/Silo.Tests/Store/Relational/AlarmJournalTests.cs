using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public class AlarmJournalTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task LoadAsync_UnknownSite_IsEmpty(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var site = await store.Journal.LoadAsync(Samples.Site, default);
        Assert.Equal(0, site.Seq);
        Assert.Empty(site.Alarms);
        Assert.Empty(site.Checkpoints);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_Written_IsThereAfterACrash(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
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
        Assert.Equal(77, crashed.Journal.MaxPosition(""));
        Assert.Equal(write.Transitions, await crashed.Archive.ReadJournalAsync(Samples.Site, 0, 10, default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_SecondActivation_LosesAndNothingOfItIsWritten(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)), default);
        var late = Alarms.Write(0, Alarms.Transition(1, "B1")) with { Checkpoints = [new Checkpoint("LI-912", 5, [9])] };
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(late, default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(new JournalWrite(Samples.Site, 0, [], late.Checkpoints), default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(Alarms.Write(4, Alarms.Transition(5)), default));

        var site = await store.Journal.LoadAsync(Samples.Site, default);
        Assert.Equal((1, 0), (site.Seq, site.Checkpoints.Length));
        Assert.Equal("A1", Assert.Single(site.Alarms).Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_SiteClaimedSince_IsRefusedAlsoIfItHoldsOnlyStates(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        Assert.Equal(JournalOutcome.Written, await store.Journal.ClaimAsync(Samples.Site, 7, "silo-1", default));
        Assert.Equal(JournalOutcome.Written, await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)) with { Claim = 7 }, default));
        Assert.Equal(JournalOutcome.Written, await store.Journal.ClaimAsync(Samples.Site, 8, "silo-2", default));

        var states = new JournalWrite(Samples.Site, 1, [], [new Checkpoint("LI-912", 5, [9]) { Log = "silo-1" }]);
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(states with { Claim = 7 }, default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(Alarms.Write(1, Alarms.Transition(2)) with { Claim = 7 }, default));
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.WriteAsync(Alarms.Write(1, Alarms.Transition(2)), default));
        Assert.Empty((await store.Journal.LoadAsync(Samples.Site, default)).Checkpoints);

        Assert.Equal(JournalOutcome.Written, await store.Journal.WriteAsync(states with { Claim = 8 }, default));
        Assert.Equal("silo-1", Assert.Single((await store.Journal.LoadAsync(Samples.Site, default)).Checkpoints).Log);
        Assert.Equal((5, 0), (store.Journal.MaxPosition("silo-1"), store.Journal.MaxPosition("silo-2")));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_TwoWritersOfOneSite_NumbersHaveNoGapAndNoDouble(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
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

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_ManySitesAtOnce_GoTogetherAndOneConflictSpoilsNoOther(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
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

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_DatabaseGone_FailsSaysSoAndWorksAgain(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Database.ExecuteAsync("ALTER TABLE alarm RENAME TO hidden", default);
        var write = Alarms.Write(0, Alarms.Transition(1));
        Assert.Equal(JournalOutcome.Failed, await store.Journal.WriteAsync(write, default));
        Assert.False(store.Journal.Check().Ok);
        Assert.Empty(await store.Archive.ReadJournalAsync(Samples.Site, 0, 10, default));

        await store.Database.ExecuteAsync("ALTER TABLE hidden RENAME TO alarm", default);
        Assert.Equal(JournalOutcome.Written, await store.Journal.WriteAsync(write, default));
        Assert.True(store.Journal.Check().Ok);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_WrongNumbers_Throws(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await Assert.ThrowsAsync<ArgumentException>(() => store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(2)), default).AsTask());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteAsync_Closed_IsRefused(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await store.Journal.DisposeAsync();
        Assert.Equal(JournalOutcome.Failed, await store.Journal.WriteAsync(Alarms.Write(0, Alarms.Transition(1)), default));
    }
}
