using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The wall in Debian's chromium: a value published with mosquitto_pub is an alarm in the page, and a dead feed cannot be missed.</summary>
public sealed class BrowserTests
{
    private const string Chromium = "/usr/bin/chromium";

    [FactWith(Chromium, "mosquitto_pub")]
    public async Task Wall_PublishAcknowledgeKillRestart_ShowsEachWithinItsTime()
    {
        Assert.True(File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "index.html")), "the wall is not built: ./test.sh does it, or npm ci && npm run build in src/Wall");
        await using var monitor = await MonitorProcess.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1920, Height = 1080 }, Locale = "zh-CN" });
        await page.GotoAsync(new Uri(monitor.Address, "/wall?view=grid").ToString());
        await page.GetByTestId("signin-user").FillAsync("duty");
        await page.GetByTestId("signin-password").FillAsync("demo");
        await page.GetByTestId("signin-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("site-330100099")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("demo-mark")).ToBeVisibleAsync();

        var (code, output) = await Run.Program(
            "mosquitto_pub", "-h", "127.0.0.1", "-p", monitor.Mqtt.ToString(CultureInfo.InvariantCulture), "-u", "demo", "-P", "demo", "-q", "1", "-t", "hm/v1/330100099/telemetry/LI-912", "-m", "14.5");
        Assert.True(code == 0, output);
        var row = page.Locator("[data-testid=alarm-row][data-point='LI-912']");
        await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 1000 });
        await Assertions.Expect(row).ToHaveAttributeAsync("data-level", "HH");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "UNACK");

        await row.GetByTestId("ack").First.ClickAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "ACKED");

        await monitor.KillAsync();
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync(new() { Timeout = 4000 });
        await monitor.StartAgainAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeHiddenAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "ACKED");

        await page.GetByTestId("lang").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^en"));
    }
}
