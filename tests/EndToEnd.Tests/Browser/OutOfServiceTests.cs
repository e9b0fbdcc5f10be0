using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Taking an alarm out of service in Debian's chromium: with a permit, by those who may, and back.</summary>
[Collection(BrowserCollection.Name)]
public sealed class OutOfServiceTests
{
    [FactWith(WallBrowser.Chromium)]
    public async Task Alarm_TakenOutOfServiceAndReturned_NeedsAPermitAndKeepsWhatWasTyped()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("supervisor", "/desk");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        var id = await page.Locator("[data-testid=alarm-row][data-point='LI-912']").GetAttributeAsync("data-alarm-id");
        await browser.GoAsync($"/desk/alarms/{id}");
        var send = page.Locator(".ant-modal-footer .ant-btn-dangerous");

        await page.GetByTestId("do-out").ClickAsync();
        await Assertions.Expect(page.GetByTestId("out-permit")).ToBeFocusedAsync();
        await page.GetByTestId("out-reason").FillAsync("level gauge under repair");
        await Assertions.Expect(send).ToBeDisabledAsync();
        await page.GetByTestId("out-permit").FillAsync("JX-2026-118");
        await page.ReloadAsync();
        await page.GetByTestId("do-out").ClickAsync();
        await Assertions.Expect(page.GetByTestId("out-permit")).ToHaveValueAsync("JX-2026-118");
        await send.ClickAsync();
        await Assertions.Expect(page.GetByTestId("do-return")).ToBeVisibleAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var alarm = (await admin.JsonAsync($"alarms/{id}"))["alarm"]!;
        Assert.Equal(("OOSRV", "JX-2026-118", "level gauge under repair"), ((string?)alarm["state"], (string?)alarm["permit"], (string?)alarm["asideReason"]));

        await page.GetByTestId("do-return").ClickAsync();
        await Assertions.Expect(page.GetByTestId("do-out")).ToBeVisibleAsync();
        await page.GetByTestId("do-out").ClickAsync();
        await Assertions.Expect(page.GetByTestId("out-permit")).ToHaveValueAsync("");

        await browser.SignInAsync("duty", $"/desk/alarms/{id}");
        await Assertions.Expect(page.GetByTestId("do-acknowledge")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("do-out")).ToHaveCountAsync(0);
        Assert.Empty(browser.Faults);
    }
}
