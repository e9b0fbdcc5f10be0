using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>Three silos and two gateways under load, while something is taken from them.</summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    /// <summary>From the kill of a silo to the first answer for each of its sites.</summary>
    private static readonly TimeSpan Resumed = TimeSpan.FromSeconds(10);

    [ClusterFact]
    public async Task Silo_KilledUnderLoad_SitesGoOnElsewhereAndAreBlindMeanwhile()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 3, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 6);
        var victim = await rig.BusiestAsync(load);
        string[] sites = [.. (await rig.SitesBySiloAsync())[victim].Where(site => load.Senders.Any(sender => sender.Site == site))];
        using var duty = await ApiClient.SignInAsync(rig.Gateways[1]);

        var begun = TimeProvider.System.GetUtcNow();
        await rig.BeginDelayAsync(sites[0], load.Secret);
        var killed = TimeProvider.System.GetUtcNow();
        await rig.Silos[victim].KillAsync();
        var blind = new HashSet<string>();
        await Eventually.True(
            async () =>
            {
                blind.UnionWith(await BlindAsync(duty, sites));
                return blind.Count == sites.Length;
            },
            () => $"{sites.Length} blind sites\n{rig.Output()}",
            10);
        await load.MoreAsync(20);

        var gaps = load.Senders.Select(sender => (sender.Site, Gap: sender.LongestGapSince(killed))).ToArray();
        output.WriteLine($"{victim} killed; longest time without an acknowledgement: {string.Join(", ", gaps.Select(gap => $"{gap.Site}{(sites.Contains(gap.Site) ? "*" : "")} {gap.Gap.TotalSeconds:0.0} s"))}");
        Assert.All(gaps, gap => Assert.True(gap.Gap <= Resumed, $"{gap.Site}: {gap.Gap}"));
        await Eventually.True(async () => (await BlindAsync(duty, sites)).Length == 0, () => $"no blind site\n{rig.Output()}", 15);
        Assert.DoesNotContain(victim, (await rig.SitesBySiloAsync()).Where(silo => silo.Any(sites.Contains)).Select(silo => silo.Key));

        // A delay that ran goes on: nothing more was sent of its point.
        var alarm = await Eventually.Get(
            async () => (await duty.JournalAsync(sites[0])).FirstOrDefault(t => t.Alarm.PointId == ClusterRig.Delayed), () => $"the delayed alarm\n{rig.Output()}");
        Assert.InRange(alarm.DecidedAt - begun, ClusterRig.Delay, ClusterRig.Delay + TimeSpan.FromSeconds(5));

        // It comes back, and its sites return to it and its log.
        await rig.Silos[victim].StartAgainAsync();
        await Eventually.True(async () => sites.All((await rig.SitesBySiloAsync())[victim].Contains), () => $"sites back on {victim}\n{rig.Output()}", 120);
        await load.MoreAsync(20);
        await load.CheckAsync();
    }

    [ClusterFact]
    public async Task Silos_RestartedOneAfterTheOtherUnderLoad_NothingIsLostOrDoubled()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 3, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 6);
        foreach (var (name, silo) in rig.Silos)
        {
            var from = TimeProvider.System.GetUtcNow();
            Assert.Equal(0, await silo.StopAsync());
            await load.MoreAsync(10);
            await silo.StartAgainAsync();
            await load.MoreAsync(10);
            output.WriteLine($"{name} restarted; longest time without an acknowledgement {load.Senders.Max(sender => sender.LongestGapSince(from)).TotalSeconds:0.0} s");
        }

        await load.CheckAsync();
    }

    [ClusterFact]
    public async Task Silo_AddedUnderLoad_TakesItsShareAndNothingIsLostOrDoubled()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 1, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 6);
        await rig.AddSiloAsync("silo-2");
        await Eventually.True(async () => (await rig.SitesBySiloAsync())["silo-2"].Any(site => load.Senders.Any(sender => sender.Site == site)), () => $"sites on silo-2\n{rig.Output()}", 120);
        await load.MoreAsync(20);
        await load.CheckAsync();
    }

    [ClusterFact]
    public async Task Database_AwayUnderLoad_NothingIsLostOrDoubled()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 2, gateways: 1);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 4);
        await rig.Server.StopAsync();

        // So long is what is tested.
        await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System);
        await rig.Server.StartAgainAsync();
        await load.MoreAsync(20);
        await load.CheckAsync();
        Assert.All(rig.Silos.Values, silo => Assert.False(silo.HasEnded));
    }

    [ClusterFact]
    public async Task Silo_PausedUntilItIsGivenUp_TwoActivationsRaceAndTheLaterWins()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 3, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 6);
        var victim = await rig.BusiestAsync(load);
        await rig.Silos[victim].PauseAsync();
        await load.MoreAsync(20);
        await rig.Silos[victim].ContinueAsync();
        await load.MoreAsync(30);

        // It finds out that it was given up, and ends: who starts services starts it again.
        await Eventually.True(() => Task.FromResult(rig.Silos[victim].HasEnded), () => $"{victim} ends\n{rig.Output()}", 60);
        await rig.Silos[victim].StartAgainAsync();
        await load.MoreAsync(10);
        await load.CheckAsync();
    }

    [ClusterFact(cutsNetwork: true)]
    public async Task Silo_CutOffFromTheOthers_IsGivenUpAndNothingIsLostOrDoubled()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 3, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 6);
        var victim = await rig.BusiestAsync(load);
        var cutAt = TimeProvider.System.GetUtcNow();
        await using (await PortCut.BeginAsync(rig.SiloPorts[victim]))
        {
            // It lives, has the database, and gateways still reach it; only the silos do not hear each other.
            await Eventually.True(() => Task.FromResult(rig.Silos[victim].HasEnded), () => $"{victim} ends\n{rig.Output()}", 60);
            await load.MoreAsync(20);
        }

        output.WriteLine($"{victim} cut off; longest time without an acknowledgement {load.Senders.Max(sender => sender.LongestGapSince(cutAt)).TotalSeconds:0.0} s");
        await rig.Silos[victim].StartAgainAsync();
        await load.MoreAsync(20);
        await load.CheckAsync();
    }

    [ClusterFact]
    public async Task Gateway_KilledUnderLoad_PlantsAndPeopleGoOnAtTheOther()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 2, gateways: 2);
        await using var load = await ClusterLoad.StartAsync(rig, sites: 4);
        await rig.Gateways[0].KillAsync();
        await load.MoreAsync(20);
        await rig.Gateways[0].StartAgainAsync();
        await load.MoreAsync(20);
        await load.CheckAsync();
    }

    private static async Task<string[]> BlindAsync(ApiClient duty, string[] sites) =>
        [.. (await duty.JsonAsync("sites?limit=1000"))["items"]!.AsArray()
            .Where(site => (string)site!["sight"]! == "blind").Select(site => (string)site!["siteId"]!).Where(sites.Contains)];
}
