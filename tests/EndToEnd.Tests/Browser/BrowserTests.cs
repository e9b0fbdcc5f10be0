using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The wall in Debian's chromium: a value published with mosquitto_pub is an alarm in the page, and a dead feed cannot be missed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BrowserTests
{
    /// <summary>Keeps the page's sounds where a test can ask them whether they play; they are in no document.</summary>
    private const string Listening = """
        window.sounds = [];
        window.Audio = new Proxy(window.Audio, { construct(type, given) { const made = Reflect.construct(type, given); window.sounds.push(made); return made; } });
        """;

    private const string Siren = "() => window.sounds.some(sound => sound.loop && !sound.paused && sound.currentTime > 0)";

    [FactWith(WallBrowser.Chromium, "mosquitto_pub")]
    public async Task Wall_PublishAcknowledgeKillRestart_ShowsEachWithinItsTime()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenWallAsync(monitor.Address);
        var page = browser.Page;
        await page.AddInitScriptAsync(Listening);
        await browser.SignInAsync("duty", "/wall?view=grid");
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
        await page.WaitForFunctionAsync(Siren);
        await page.EvaluateAsync("() => window.sounds.filter(sound => sound.loop).forEach(sound => sound.pause())");
        await page.WaitForFunctionAsync(Siren);
        await monitor.StartAgainAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeHiddenAsync();
        await page.WaitForFunctionAsync("() => window.sounds.every(sound => !sound.loop || sound.paused)");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "ACKED");

        await page.GetByTestId("lang").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", new Regex("^en"));
    }
}
