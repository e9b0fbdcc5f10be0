using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>A wall behind something that spreads lines over the gateways and remembers nobody.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ClusterWallTests
{
    private const string Site = "330100400";

    [ClusterFact]
    public async Task Gateway_OfAWallKilled_WallGoesOnAtTheOtherWithoutSigningInAndMissesNothing()
    {
        await using var rig = await ClusterRig.StartAsync(silos: 1, gateways: 2);
        var secret = await rig.SetUpAsync([Site]);
        await using var network = new CutNetwork(rig.Gateways[0].Http);
        await using var browser = await WallBrowser.OpenWallAsync(network.Address);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/wall");
        await rig.PublishAsync(Site, secret, "P0", "90");
        await Assertions.Expect(Row("P0")).ToHaveAttributeAsync("data-state", "UNACK");

        await rig.Gateways[0].KillAsync();
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync(new() { Timeout = 5_000 });
        await rig.PublishAsync(Site, secret, "P1", "90");
        await rig.PublishAsync(Site, secret, "P0", "10");
        network.Target = rig.Gateways[1].Http;

        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(Row("P1")).ToHaveAttributeAsync("data-state", "UNACK");
        await Assertions.Expect(Row("P0")).ToHaveAttributeAsync("data-state", "RTNUN");
        using var duty = await ApiClient.SignInAsync(rig.Gateways[1]);
        await Assertions.Expect(page.GetByTestId("alarm-row")).ToHaveCountAsync((await duty.LiveAlarmsAsync(Site)).Length);
        Assert.Empty(browser.Faults);

        // What comes from now on comes by the other gateway.
        await rig.PublishAsync(Site, secret, "P2", "90");
        await Assertions.Expect(Row("P2")).ToHaveAttributeAsync("data-state", "UNACK");

        ILocator Row(string point) => page.Locator($"[data-testid=alarm-row][data-site='{Site}'][data-point='{point}']");
    }
}
