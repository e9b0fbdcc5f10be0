using Monitoring.Engine.Tests.Support;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests.Hosting.Cluster;

/// <summary>Two silos of one database: of a site, one answers at a time.</summary>
public sealed class SiloLeaseTests
{
    private const string Site = "330100001";

    [Theory, OnPostgres]
    public async Task IsCertain_NoBeatForItsLength_IsOverAndANewBeatBringsItBack(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (clock, lease) = Silo(store, "silo-1");
        await ClaimAsync(store, lease, 1, "silo-1");
        Assert.False(lease.IsCertain(Site, 1));
        await BeatAsync(store, lease, "silo-1");
        clock.Advance(SiloLease.Length - TimeSpan.FromMilliseconds(1));
        Assert.True(lease.IsCertain(Site, 1));
        Assert.False(lease.IsCertain(Site, 2));
        Assert.False(lease.IsCertain("330100002", 1));

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(lease.IsCertain(Site, 1));
        var answer = lease.ConfirmAsync(Site, 1);
        Assert.False(answer.IsCompleted);
        await BeatAsync(store, lease, "silo-1");
        Assert.Equal(LeaseState.Certain, await answer.WaitAsync(Deadline.Generous));
    }

    [Theory, OnPostgres]
    public async Task ConfirmAsync_NoBeatComes_IsUnknownAfterItsPatience(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (clock, lease) = Silo(store, "silo-1");
        await ClaimAsync(store, lease, 1, "silo-1");
        var answer = lease.ConfirmAsync(Site, 1);
        await clock.Armed(SiloLease.Patience);
        clock.Advance(SiloLease.Patience);
        Assert.Equal(LeaseState.Unknown, await answer.WaitAsync(Deadline.Generous));
    }

    [Theory, OnPostgres]
    public async Task ConfirmAsync_ClaimedByAnother_IsLostWithTheNextBeat(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (clock, lease) = Silo(store, "silo-1");
        await ClaimAsync(store, lease, 1, "silo-1");
        await BeatAsync(store, lease, "silo-1");
        await store.Journal.ClaimAsync(Site, 2, "silo-2", default);

        // What it does not know yet is why the other waits.
        Assert.True(lease.IsCertain(Site, 1));
        clock.Advance(SiloLease.Length);
        var answer = lease.ConfirmAsync(Site, 1);
        await BeatAsync(store, lease, "silo-1");
        Assert.Equal(LeaseState.Lost, await answer.WaitAsync(Deadline.Generous));
        Assert.False(lease.IsCertain(Site, 1));
    }

    [Theory, OnPostgres]
    public async Task TakeOverAsync_FormerSiloLives_WaitsUntilItCannotBeCertainAnyMore(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (_, first) = Silo(store, "silo-1");
        await ClaimAsync(store, first, 1, "silo-1");
        await BeatAsync(store, first, "silo-1");
        await store.Database.ExecuteAsync("UPDATE silo SET at = at + 60000", default);
        var (clock, second) = Silo(store, "silo-2");
        var begun = clock.GetUtcNow();
        var taking = ClaimAsync(store, second, 2, "silo-2");
        while (await Task.WhenAny(taking, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System)) != taking)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        await taking;
        Assert.InRange(clock.GetUtcNow() - begun, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(70));

        // Once is enough: the next activation on the same silo goes on at once.
        await ClaimAsync(store, second, 3, "silo-2").WaitAsync(Deadline.Generous);
    }

    [Theory, OnPostgres]
    public async Task TakeOverAsync_FormerSiloSilentOrGaveTheSiteBack_DoesNotWait(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (_, first) = Silo(store, "silo-1");
        var (_, second) = Silo(store, "silo-2");
        await ClaimAsync(store, first, 1, "silo-1");
        await BeatAsync(store, first, "silo-1");
        await store.Database.ExecuteAsync($"UPDATE silo SET at = at - {(int)SiloLease.Length.TotalMilliseconds + 1}", default);
        await ClaimAsync(store, second, 2, "silo-2").WaitAsync(Deadline.Generous);

        await BeatAsync(store, second, "silo-2");
        Assert.Equal(JournalOutcome.Conflict, await store.Journal.ReleaseAsync(Site, 1, default));
        Assert.Equal(JournalOutcome.Written, await store.Journal.ReleaseAsync(Site, 2, default));
        await ClaimAsync(store, first, 3, "silo-1").WaitAsync(Deadline.Generous);
    }

    [Theory, OnPostgres]
    public async Task Drop_OfAnOldClaim_KeepsTheNewOne(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var (_, lease) = Silo(store, "silo-1");
        await ClaimAsync(store, lease, 1, "silo-1");
        await ClaimAsync(store, lease, 2, "silo-1");
        await BeatAsync(store, lease, "silo-1");
        lease.Drop(Site, 1);
        Assert.True(lease.IsCertain(Site, 2));
        lease.Drop(Site, 2);
        Assert.Equal(LeaseState.Lost, await lease.ConfirmAsync(Site, 2));
    }

    private static (ManualClock Clock, SiloLease Lease) Silo(RelationalFixture store, string name)
    {
        var clock = new ManualClock();
        return (clock, new SiloLease(store.Database, name, clock));
    }

    private static async Task ClaimAsync(RelationalFixture store, SiloLease lease, long claim, string silo)
    {
        Assert.Equal(JournalOutcome.Written, await store.Journal.ClaimAsync(Site, claim, silo, default));
        await lease.TakeOverAsync(Site, claim, default);
    }

    private static Task BeatAsync(RelationalFixture store, SiloLease lease, string silo) => lease.RenewAsync(
        () => store.Database.ExecuteAsync(
            $"INSERT INTO silo (name, at, body) VALUES (@name, {store.Database.NowSql}, '[]') ON CONFLICT (name) DO UPDATE SET at = excluded.at", default, ("@name", silo)),
        default);
}
