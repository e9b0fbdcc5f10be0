using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The desk of a duty officer in Debian's chromium, by keyboard: an alarm from its row to its verdict, two desks at one alarm, and a form whose session ends.</summary>
[Collection(BrowserCollection.Name)]
public sealed class DutyOfficerTests
{
    private const string Bench = Publisher.Bench;

    [FactWith(WallBrowser.Chromium)]
    public async Task Shift_AnAlarmHandledByKeyboard_IsHandedOverToTheNext()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/desk/handover");
        await page.GetByTestId("take-seat").ClickAsync();
        await Assertions.Expect(page.GetByTestId("shift")).ToHaveAttributeAsync("data-user", "duty");

        await browser.GoAsync("/desk");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        var row = Row(page);
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "UNACK");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.GetByTestId("command-note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("called the site");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "ACKED");

        await Assertions.Expect(page.GetByTestId("desk-list")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/desk/alarms/"));
        var handling = page.GetByTestId("handling");
        await Assertions.Expect(handling).ToHaveAttributeAsync("data-stage", "none");
        await page.GetByTestId("handling-send").ClickAsync();
        await Assertions.Expect(handling).ToHaveAttributeAsync("data-stage", "verifying");
        await page.Locator("label", new() { Has = page.GetByTestId("stage-judged") }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("handling-send")).ToBeDisabledAsync();
        await page.GetByTestId("verdict-process").CheckAsync();
        await page.GetByTestId("handling-note").FillAsync("filling was not stopped in time");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("handling-note")).ToHaveValueAsync("filling was not stopped in time");
        await page.GetByTestId("handling-send").ClickAsync();
        await Assertions.Expect(handling).ToHaveAttributeAsync("data-stage", "judged");
        await Assertions.Expect(page.GetByTestId("trend")).ToHaveAttributeAsync("data-limits", "3", new() { Timeout = 15_000 });

        await page.GetByTestId("nav-handover").ClickAsync();
        await page.GetByTestId("prepare").ClickAsync();
        await Assertions.Expect(page.GetByTestId("handover-doc")).ToContainTextAsync("LI-912");
        await page.GetByTestId("sign-note").FillAsync("nothing else");
        await page.GetByTestId("sign").ClickAsync();
        await page.GetByTestId("accept-user").FillAsync("duty2");
        await page.GetByTestId("accept-password").FillAsync("wrong");
        await page.GetByTestId("accept").ClickAsync();
        await Assertions.Expect(page.GetByTestId("problem")).ToBeVisibleAsync();
        await page.GetByTestId("accept-password").FillAsync("demo");
        await page.GetByTestId("accept").ClickAsync();
        await Assertions.Expect(page.GetByTestId("shift")).ToHaveAttributeAsync("data-user", "duty2");
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task TwoDesks_AcknowledgingOneAlarm_TheSecondSeesWhoWasFaster()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var first = await WallBrowser.OpenAsync(monitor);
        await using var second = await WallBrowser.OpenAsync(monitor);
        await first.SignInAsync("duty", "/desk");
        await second.SignInAsync("duty2", "/desk?priority=high");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        foreach (var page in (IPage[])[first.Page, second.Page])
        {
            await Assertions.Expect(Row(page)).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("a");
            await Assertions.Expect(page.GetByTestId("ack-dialog")).ToBeVisibleAsync();
        }

        await second.Page.GetByTestId("command-send").ClickAsync();
        await Assertions.Expect(Row(first.Page)).ToHaveAttributeAsync("data-state", "ACKED");
        await first.Page.GetByTestId("command-send").ClickAsync();
        await Assertions.Expect(first.Page.GetByTestId("failures").First).ToContainTextAsync("duty2");
        await Assertions.Expect(Row(first.Page)).ToContainTextAsync("duty2");
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Session_ThatEndsWhileANoteIsWritten_LosesNothing()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/desk");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        await Assertions.Expect(Row(page)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("s");
        await Assertions.Expect(page.GetByTestId("shelve-reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("calibration until noon");
        await browser.Context.ClearCookiesAsync();
        await page.GetByTestId("command-send").ClickAsync();
        await page.GetByTestId("signin-user").FillAsync("duty");
        await page.GetByTestId("signin-password").FillAsync("demo");
        await page.GetByTestId("signin-submit").ClickAsync();
        await Assertions.Expect(page.GetByTestId("signin-submit")).ToHaveCountAsync(0);

        await Assertions.Expect(page.GetByTestId("shelve-reason")).ToHaveValueAsync("calibration until noon");
        await page.GetByTestId("command-send").ClickAsync();
        await Assertions.Expect(Row(page)).ToHaveAttributeAsync("data-state", "SHLVD");
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Desk_ServerRestarted_GoesOnWhereItWas()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/desk");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        await Assertions.Expect(Row(page)).ToHaveAttributeAsync("data-state", "UNACK");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.GetByTestId("command-note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("called");

        await monitor.KillAsync();
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync(new() { Timeout = 4_000 });
        await page.GetByTestId("command-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("failures").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("command-note")).ToHaveValueAsync("called");

        await monitor.StartAgainAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await page.GetByTestId("command-send").ClickAsync();
        await Assertions.Expect(Row(page)).ToHaveAttributeAsync("data-state", "ACKED");
        await BenchLine.PublishAsync(monitor, "GT-1", "60");
        await Assertions.Expect(page.Locator("[data-testid=alarm-row][data-point='GT-1']")).ToHaveAttributeAsync("data-state", "UNACK");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("handling")).ToHaveAttributeAsync("data-stage", "none");
        await page.GetByTestId("handling-note").FillAsync("asked");

        await monitor.KillAsync();
        await Assertions.Expect(page.GetByTestId("feed-lost")).ToBeVisibleAsync(new() { Timeout = 4_000 });
        await page.GetByTestId("handling-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("handling").GetByTestId("problem")).ToBeVisibleAsync();
        await monitor.StartAgainAsync();
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("handling-note")).ToHaveValueAsync("asked");
        await page.GetByTestId("handling-send").ClickAsync();
        await Assertions.Expect(page.GetByTestId("handling")).ToHaveAttributeAsync("data-stage", "verifying");
        Assert.Empty(browser.Faults);
    }

    private static ILocator Row(IPage page) => page.Locator("[data-testid=alarm-row][data-point='LI-912']");
}
