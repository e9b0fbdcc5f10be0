using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>What a wall sees of a site.</summary>
public sealed class ViewTests
{
    [Fact]
    public void View_NothingExpected_Idle() =>
        Assert.Equal(SiteSight.Idle, new SiteRig(Configs.Point("P")).Engine.View().Sight);

    [Fact]
    public void View_SomeAndThenAllPointsSeen_PartlyBlindAndThenOnline()
    {
        var site = new SiteRig(Configs.Point("A") with { Period = 1 }, Configs.Point("B") with { Period = 1 });
        Assert.Equal((SiteSight.Blind, 2), (site.Engine.View().Sight, site.Engine.View().BlindPoints));
        site.Sample("A", 1, 0);
        Assert.Equal((SiteSight.PartlyBlind, 1), (site.Engine.View().Sight, site.Engine.View().BlindPoints));
        site.Sample("B", 1, 0);
        Assert.Equal((SiteSight.Online, 0), (site.Engine.View().Sight, site.Engine.View().BlindPoints));
        site.Sample("B", 1, 1, Quality.Bad);
        Assert.Equal(SiteSight.PartlyBlind, site.Engine.View().Sight);
    }

    [Fact]
    public void View_OneOfTwoGatewaysOffline_PartlyBlind()
    {
        var site = new SiteRig(Configs.Point("A") with { Period = 1 });
        site.Sample("A", 1, 0);
        site.Report(GatewayLink.Online, 0, "a");
        site.Report(GatewayLink.Offline, 0, "b");
        Assert.Equal(SiteSight.PartlyBlind, site.Engine.View().Sight);
        site.Report(GatewayLink.Offline, 1, "a");
        Assert.Equal(SiteSight.Blind, site.Engine.View().Sight);
    }

    [Fact]
    public void View_Alarms_CountedWithTheWorst()
    {
        var site = new SiteRig(Configs.Point("A", Configs.High(80, 90)), Configs.Point("B", Configs.High(80)));
        Assert.Null(site.Engine.View().WorstPriority);
        site.Sample("A", 95, 0);
        site.Sample("B", 85, 0);
        site.Command(AlarmAction.Acknowledge, site.Alarms[0].Id, 1);
        var view = site.Engine.View();
        Assert.Equal((2, 1, AlarmPriority.High, 3L), (view.Alarms, view.Unacknowledged, view.WorstPriority!.Value, view.Seq));
    }

    [Fact]
    public void Snapshot_ValueThatIsNotANumber_None()
    {
        var site = new SiteRig(Configs.Point("A"));
        site.Sample("A", double.NaN, 0);
        Assert.Equal((null, Quality.Bad), (site.Engine.Snapshot().Points[0].Value, site.Engine.Snapshot().Points[0].Quality));
    }
}
