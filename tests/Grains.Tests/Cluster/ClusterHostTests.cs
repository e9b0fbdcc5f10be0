using Monitoring.Contracts;
using Monitoring.Silo;
using Monitoring.Tests.Postgres;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>Several silos in this process. What happens to real processes and lines is tested in EndToEnd.Tests.</summary>
public sealed class ClusterHostTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [PostgresFact]
    public async Task Sites_OfThreeSilos_AreWhereTheirHomeIs()
    {
        await using var cluster = await ClusterHost.StartAsync(3, await DatabaseAsync());
        var sites = await cluster.SitesAsync(12);
        string[] silos = [.. cluster.Silos.Select(silo => silo.Name)];
        var owners = await Task.WhenAll(sites.Select(cluster.OwnerAsync));
        Assert.Equal(sites.Select(site => silos[SiteHome.Of(site, silos)]), owners);
        Assert.Equal(silos.Order(StringComparer.Ordinal), owners.Distinct().Order(StringComparer.Ordinal));
    }

    [PostgresFact]
    public async Task Silo_Killed_ItsSitesGoOnElsewhereAndNothingIsLostOrDoubled()
    {
        await using var cluster = await ClusterHost.StartAsync(3, await DatabaseAsync());
        ClusterPlant[] plants = [.. (await cluster.SitesAsync(6)).Select(site => new ClusterPlant(site))];
        await CrossAsync(cluster, plants, 5);
        var owner = await cluster.OwnerAsync(plants[0].Site);
        var load = CrossAsync(cluster, plants, 20);
        await cluster.KillAsync(cluster.Silos.Single(silo => silo.Name == owner));
        await load;
        Assert.NotEqual(owner, await cluster.OwnerAsync(plants[0].Site));
        await CheckAsync(cluster, plants);
    }

    [PostgresFact]
    public async Task Silo_Added_TakesSitesAndNothingIsLostOrDoubled()
    {
        await using var cluster = await ClusterHost.StartAsync(1, await DatabaseAsync());
        ClusterPlant[] plants = [.. (await cluster.SitesAsync(6)).Select(site => new ClusterPlant(site))];
        await CrossAsync(cluster, plants, 5);
        var added = await cluster.AddAsync();
        string[] silos = [.. cluster.Silos.Select(silo => silo.Name)];
        string[] moving = [.. plants.Select(plant => plant.Site).Where(site => silos[SiteHome.Of(site, silos)] == added.Name)];
        Assert.NotEmpty(moving);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while ((await Task.WhenAll(moving.Select(cluster.OwnerAsync))).Any(owner => owner != added.Name))
        {
            await CrossAsync(cluster, plants, 1);
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, limit.Token);
        }

        await CrossAsync(cluster, plants, 3);
        await CheckAsync(cluster, plants);
    }

    /// <summary>Two clusters over one database do not know each other: a partition that neither side can notice, and each has the site.</summary>
    [PostgresFact]
    public async Task TwoActivations_OfOneSite_TheLaterClaimWritesAndTheOtherGivesWay()
    {
        var database = await DatabaseAsync();
        await using var left = await ClusterHost.StartAsync(1, database, "left");
        await using var right = await ClusterHost.StartAsync(1, database, "right");
        ClusterPlant[] plants = [.. (await left.SitesAsync(3)).Select(site => new ClusterPlant(site))];
        foreach (var cluster in (ClusterHost[])[left, right, left, right, right, left, left])
        {
            await CrossAsync(cluster, plants, 3);
        }

        await CheckAsync(left, plants);
    }

    /// <summary>Arguments and answers of every kind of call, by wire and not by copy.</summary>
    [PostgresFact]
    public async Task Calls_OverTheWire_AnswerAsInOneProcess()
    {
        await using var cluster = await ClusterHost.StartAsync(2, await DatabaseAsync());
        var site = cluster.Grains.GetGrain<ISiteGrain>((await cluster.SitesAsync(1))[0]);
        var plant = new ClusterPlant(site.GetPrimaryKeyString());
        await plant.CrossAsync(cluster.Grains);

        var config = (await site.GetConfig(None))!;
        Assert.Equivalent(Bench.Config() with { SiteId = config.SiteId }, config with { RuleSet = 0 });
        Assert.Equal(["LI-912", "FI-1"], (await site.GetPointTable(None)).PointIds);
        var alarm = Assert.Single((await site.GetSnapshot(None))!.Alarms);
        Assert.Equal(AlarmLevel.HH, alarm.CurrentLevel);
        Assert.Equal(1, (await site.GetView(None))!.Alarms);

        var done = await site.Command(new AlarmCommand { AlarmId = alarm.Id, Action = AlarmAction.Acknowledge, By = "duty", Note = "看到了" }, None);
        Assert.Equal((CommandOutcome.Done, "duty"), (done.Outcome, done.Alarm!.AcknowledgedBy));
        var again = await site.Command(new AlarmCommand { AlarmId = alarm.Id, Action = AlarmAction.Acknowledge, By = "other" }, None);
        Assert.Equal(CommandOutcome.NotAllowed, again.Outcome);

        var refused = await site.Configure(config with { SiteId = "330100098" }, "test", None);
        Assert.Contains(refused.Faults, fault => fault.Where == "siteId");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.GetView(new CancellationToken(true)));
    }

    private static async Task<string> DatabaseAsync() => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();

    private static async Task CrossAsync(ClusterHost cluster, ClusterPlant[] plants, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.WhenAll(plants.Select(plant => plant.CrossAsync(cluster.Grains)));
        }
    }

    private static async Task CheckAsync(ClusterHost cluster, ClusterPlant[] plants)
    {
        foreach (var plant in plants)
        {
            await plant.CheckAsync(cluster.Archive);
        }
    }
}
