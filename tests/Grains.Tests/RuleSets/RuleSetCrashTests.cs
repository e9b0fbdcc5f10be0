using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Silo;

namespace Monitoring.Grains.Tests;

/// <summary>The process ends between two of the writes that bring a rule set into force: the next start comes to the same end.</summary>
public sealed class RuleSetCrashTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Approve_DiesAfterAWrite_InForceAtTheNextStart(int writes)
    {
        var (silo, stores) = await StartAsync();
        await using var owned = silo;
        var site = await silo.BenchAsync();
        var set = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));
        stores().DieAfter = writes;

        await Assert.ThrowsAnyAsync<Exception>(() => site.DecideRules(RuleSets.Decision(set.Version, RuleSetVerdict.Approve), None));
        await silo.StopAsync();
        await silo.StartAgainAsync();

        site = await silo.BenchAsync();
        Assert.Equal((2, 12.9), ((await site.GetConfig(None))!.RuleSet, RuleSets.Limit((await site.GetConfig(None))!, AlarmLevel.H)));
        Assert.Equal(RuleSetState.InForce, (await RuleSetLifeTests.Archive(silo).FindRuleSetAsync(Bench.SiteId, 2, None))!.State);
        Assert.Equal(RuleSetState.Superseded, (await RuleSetLifeTests.Archive(silo).FindRuleSetAsync(Bench.SiteId, 1, None))!.State);
        var next = await site.ChangeAsync(c => c.WithLimit(AlarmLevel.H, 12.7));
        Assert.Equal((3, RuleSetState.InForce), (next.Version, next.State));
    }

    [Fact]
    public async Task FirstConfiguration_DiesAfterItsRuleSet_CanBeGivenAgain()
    {
        var (silo, stores) = await StartAsync();
        await using var owned = silo;
        stores().DieAfter = 0;
        var site = silo.Grains.GetGrain<ISiteGrain>(Bench.SiteId);

        await Assert.ThrowsAnyAsync<Exception>(() => site.Configure(Bench.Config(), "test", None));
        await silo.StopAsync();
        await silo.StartAgainAsync();

        site = await silo.BenchAsync();
        Assert.Equal(2, (await site.GetConfig(None))!.RuleSet);
        var live = await silo.Services.GetRequiredService<IRuleSetStore>().LoadRuleSetsAsync(Bench.SiteId, None);
        Assert.Equal(2, Assert.Single(live.Live).Version);
    }

    [Fact]
    public async Task Save_BySomebodyElse_ThisActivationGivesWayAndTheNextKnows()
    {
        var (silo, _) = await StartAsync();
        await using var owned = silo;
        var site = await silo.BenchAsync();
        var store = silo.Services.GetRequiredService<IRuleSetStore>();
        var known = await store.LoadRuleSetsAsync(Bench.SiteId, None);
        Assert.True(await store.SaveRuleSetsAsync(Bench.SiteId, known.Revision, [known.Live[0] with { Reason = "from elsewhere" }], None));

        await Assert.ThrowsAnyAsync<Exception>(() => site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9)));

        RuleSet? set = null;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (set is null)
        {
            limit.Token.ThrowIfCancellationRequested();
            try
            {
                set = await site.ProposeAsync(c => c.WithLimit(AlarmLevel.H, 12.9));
            }
            catch (SiteUnavailableException)
            {
                await Task.Yield();
            }
        }

        Assert.Equal(2, set.Version);
    }

    private static async Task<(SiloHost Silo, Func<CrashingRuleSets> Stores)> StartAsync()
    {
        CrashingRuleSets? stores = null;
        var silo = await SiloHost.StartAsync(services => services.AddSingleton<IRuleSetStore>(
            s => stores = new CrashingRuleSets(new RelationalRuleSetStore(s.GetRequiredService<MonitorDatabase>()))));
        _ = silo.Services.GetRequiredService<IRuleSetStore>();
        return (silo, () => stores!);
    }
}
