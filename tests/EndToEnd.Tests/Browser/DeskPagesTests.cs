using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The pages of desks in Debian's chromium: who lands where, the site page from value to file, a session that ends, a feed that is lost.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DeskPagesTests
{
    private const string Bench = Publisher.Bench;

    [FactWith(WallBrowser.Chromium)]
    public async Task Pages_EachRole_LandsAtItsOwnAndAllOpenWithoutAFault()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        foreach (var (user, landing) in ((string, string)[])[("duty", "/desk"), ("supervisor", "/desk"), ("engineer", "/bench"), ("enterprise", "/gateways"), ("admin", "/system")])
        {
            await browser.SignInAsync(user);
            await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(landing) + "$"));
            await Assertions.Expect(page.GetByTestId("demo-mark")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("nav [aria-current=page]")).ToHaveAttributeAsync("href", landing);
        }

        // An admin has every page in the navigation.
        foreach (var name in (string[])["desk", "handover", "sites", "bench", "gateways", "kpi", "system"])
        {
            await page.GetByTestId($"nav-{name}").ClickAsync();
            await Assertions.Expect(page.Locator("main h2").First).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByTestId("failure")).ToHaveCountAsync(0);
        }

        await browser.GoAsync("/desk/alarms/no.such");
        await Assertions.Expect(page.GetByTestId("failure")).ToHaveCountAsync(0);
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task SitePage_ValueBeyondALimit_IsSeenDrawnZoomedAndSaved()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", $"/sites/{Bench}?points=LI-912&min=15");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        await BenchLine.PublishAsync(monitor, "TI-1", "40");

        var row = page.GetByTestId("point-LI-912");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-level", "HH");
        await Assertions.Expect(row.GetByTestId("point-value")).ToHaveTextAsync("14.5");
        var trend = page.GetByTestId("trend");
        await Assertions.Expect(trend).ToHaveAttributeAsync("data-samples", "1", new() { Timeout = 15_000 });
        await Assertions.Expect(trend).ToHaveAttributeAsync("data-limits", "3");
        await page.GetByTestId("point-TI-1").GetByTestId("point-in-trend").CheckAsync();
        await Assertions.Expect(trend).ToHaveAttributeAsync("data-points", "LI-912,TI-1");

        // Dragged over the drawing: a stretch of the past; a double click goes back to what is now.
        var plot = (await page.Locator(".u-over").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(plot.X + (plot.Width * 0.3f), plot.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(plot.X + (plot.Width * 0.6f), plot.Y + 30, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("from=\\d+"));
        await page.Locator(".u-over").DblClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("min=15"));

        // The file holds what is in the series, and that is written a moment after the alarm is shown.
        var text = await Eventually.Get<string>(
            async () =>
            {
                await page.GetByTestId("csv").ClickAsync();
                var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".ant-dropdown-menu-item").First.ClickAsync());
                return await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8) is var read && read.Contains("14.5", StringComparison.Ordinal) ? read : null;
            },
            "the sample in the file");
        Assert.Contains("LI-912 (m)", text, StringComparison.Ordinal);
        Assert.Contains("TI-1 (°C)", text, StringComparison.Ordinal);
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task DeskPage_SessionEndsWhileAFieldIsFilled_SignInLiesOverItAndNothingIsLost()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", $"/sites/{Bench}");
        var field = page.Locator(".point-tools .ant-input");
        await field.FillAsync("LI");
        await browser.Context.ClearCookiesAsync();

        await Assertions.Expect(page.GetByTestId("signin-password")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("signin-user")).ToHaveValueAsync("duty");
        await page.GetByTestId("signin-password").FillAsync("demo");
        await page.GetByTestId("signin-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(field).ToHaveValueAsync("LI");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/sites/{Bench}"));

        await monitor.KillAsync();
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync(new() { Timeout = 4_000 });
        await monitor.StartAgainAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(field).ToHaveValueAsync("LI");
    }
}
