using Monitoring.Contracts;
using Monitoring.Grains;
using Monitoring.Tests.Postgres;
using Orleans.Storage;

namespace Monitoring.Silo.Tests;

public class RelationalGrainStorageTests
{
    private static readonly GrainId Grain = GrainId.Create("site", Samples.Site);

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteStateAsync_Written_IsReadBackAndListed(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var storage = Storage(store);
        var state = State("试验台");
        await storage.WriteStateAsync(SiteConfigState.Name, Grain, state);
        Assert.True(state.RecordExists);

        await using var crashed = store.Crash();
        var read = new GrainState<SiteConfigState>();
        await Storage(crashed).ReadStateAsync(SiteConfigState.Name, Grain, read);
        Assert.Equal((state.ETag, true, "试验台"), (read.ETag, read.RecordExists, read.State!.Config!.Name));
        Assert.Equal(["LI-912", "TI-1"], read.State.PointIds);
        Assert.Equal([Samples.Site], (await new RelationalSiteDirectory(crashed.Database).ListAsync(default)).Select(config => config.SiteId));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReadStateAsync_NothingStored_GivesAnEmptyState(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var state = State("x");
        await Storage(store).ReadStateAsync(SiteConfigState.Name, Grain, state);
        Assert.Equal((null, false, null), (state.ETag, state.RecordExists, state.State!.Config));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteStateAsync_SomebodyElseWrote_Throws(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        var storage = Storage(store);
        var first = State("a");
        await storage.WriteStateAsync(SiteConfigState.Name, Grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(SiteConfigState.Name, Grain, State("b")));
        var second = new GrainState<SiteConfigState>();
        await storage.ReadStateAsync(SiteConfigState.Name, Grain, second);
        await storage.WriteStateAsync(SiteConfigState.Name, Grain, second);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync(SiteConfigState.Name, Grain, first));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync(SiteConfigState.Name, Grain, first));
        await storage.ClearStateAsync(SiteConfigState.Name, Grain, second);
        Assert.False(second.RecordExists);
        Assert.Empty(await new RelationalSiteDirectory(store.Database).ListAsync(default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WriteStateAsync_StoredText_HoldsNoTypeNames(DatabaseKind kind)
    {
        await using var store = await RelationalFixture.OpenAsync(kind);
        await Storage(store).WriteStateAsync(SiteConfigState.Name, Grain, State("x"));
        var text = Assert.Single(await store.Database.QueryAsync("SELECT body FROM grain_state", row => row.GetString(0), default));
        Assert.DoesNotContain("Monitoring", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$type", text, StringComparison.Ordinal);
        Assert.StartsWith("{\"config\":{\"siteId\":\"330100099\"", text, StringComparison.Ordinal);
    }

    private static RelationalGrainStorage Storage(RelationalFixture store) => new(store.Database, new JsonState(GrainsJson.Default));

    private static GrainState<SiteConfigState> State(string name) => new()
    {
        State = new SiteConfigState { Config = new SiteConfig { SiteId = Samples.Site, Name = name }, PointIds = ["LI-912", "TI-1"] },
    };
}
