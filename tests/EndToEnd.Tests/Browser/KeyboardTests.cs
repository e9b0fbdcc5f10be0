using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The path of each of the three people without a mouse: nothing is pressed here but keys, and who presses them sees where he is.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardTests
{
    private const string Bench = Publisher.Bench;

    [FactWith(WallBrowser.Chromium)]
    public async Task DutyOfficer_WithoutAMouse_TakesTheSeatHandlesAnAlarmAndHandsOver()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var (page, keys) = (browser.Page, browser.Page.Keyboard);
        await SignInAsync(browser, "duty", "/desk/handover");
        await PressAsync(page, "take-seat");
        await Assertions.Expect(page.GetByTestId("shift")).ToHaveAttributeAsync("data-user", "duty");

        await PressAsync(page, "nav-desk");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        var row = page.Locator("[data-testid=alarm-row][data-point='LI-912']");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "UNACK");
        await GoToAsync(page, "desk-list");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("s");
        await Assertions.Expect(page.GetByTestId("shelve-reason")).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("desk-list")).ToBeFocusedAsync();
        await keys.PressAsync("a");
        await keys.TypeAsync("called the site");
        await keys.PressAsync("Enter");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "ACKED");
        await Assertions.Expect(page.GetByTestId("desk-list")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");

        var handling = page.GetByTestId("handling");
        await PressAsync(page, "handling-send");
        await Assertions.Expect(handling).ToHaveAttributeAsync("data-stage", "verifying");
        await GoToAsync(page, "stage-contacted");
        await keys.PressAsync("ArrowRight");
        await Assertions.Expect(page.GetByTestId("stage-judged")).ToBeCheckedAsync();
        await GoToAsync(page, "verdict-false");
        await keys.PressAsync("Space");
        await GoToAsync(page, "handling-note");
        await keys.TypeAsync("the level was right, the limit was not");
        await PressAsync(page, "handling-send");
        await Assertions.Expect(handling).ToHaveAttributeAsync("data-stage", "judged");

        await PressAsync(page, "nav-handover");
        await PressAsync(page, "prepare");
        await Assertions.Expect(page.GetByTestId("handover-doc")).ToContainTextAsync("LI-912");
        await PressAsync(page, "sign");
        await GoToAsync(page, "accept-user");
        await keys.TypeAsync("duty2");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("demo");
        await keys.PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("shift")).ToHaveAttributeAsync("data-user", "duty2");
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Engineer_WithoutAMouse_ChangesALimitSimulatesAndProposesIt()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var (page, keys) = (browser.Page, browser.Page.Keyboard);
        await SignInAsync(browser, "engineer", $"/bench/{Bench}");
        await GoToAsync(page, "bench-grid");
        var high = page.Locator("td[data-key=H][data-row='0']");
        for (var i = 0; i < 40 && await high.GetAttributeAsync("aria-selected") != "true"; i++)
        {
            await keys.PressAsync("ArrowRight");
        }

        await keys.TypeAsync("12.8");
        await keys.PressAsync("Enter");
        await Assertions.Expect(high).ToHaveTextAsync("12.8");
        await Assertions.Expect(page.GetByTestId("bench-propose")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await PressAsync(page, "bench-propose");
        await GoToAsync(page, "bench-reason");
        await keys.TypeAsync("overfill margin");
        await PressAsync(page, page.Locator(".ant-modal-footer .ant-btn-primary"));
        await Assertions.Expect(page.GetByTestId("bench-set")).ToContainTextAsync("overfill margin");
        await PressAsync(page, "bench-simulate");
        await Assertions.Expect(page.GetByTestId("bench-simulation")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Enterprise_WithoutAMouse_MakesAGatewayAndReadsItsSecret()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var (page, keys) = (browser.Page, browser.Page.Keyboard);
        await SignInAsync(browser, "enterprise", "/gateways");
        await PressAsync(page, "gateway-create");
        await GoToAsync(page, "gateway-id");
        await keys.TypeAsync("plant-8");
        await GoToAsync(page, page.GetByTestId("gateway-sites").Locator("input"));
        await keys.TypeAsync(Bench);
        await keys.PressAsync("Enter");
        await PressAsync(page, page.Locator(".ant-modal-footer .ant-btn-primary"));
        await Assertions.Expect(page.GetByTestId("gateway-secret-text")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/gateways/plant-8$"));
        Assert.Empty(browser.Faults);
    }

    private static async Task SignInAsync(WallBrowser browser, string user, string path)
    {
        await browser.OpenSignInAsync(path);
        await Assertions.Expect(browser.Page.GetByTestId("signin-user")).ToBeFocusedAsync();
        await browser.Page.Keyboard.TypeAsync(user);
        await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.TypeAsync("demo");
        await browser.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(browser.Page.GetByTestId("feed-ok")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static Task PressAsync(IPage page, string testId) => PressAsync(page, page.GetByTestId(testId));

    private static async Task PressAsync(IPage page, ILocator target)
    {
        await GoToAsync(page, target);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task GoToAsync(IPage page, string testId) => GoToAsync(page, page.GetByTestId(testId));

    /// <summary>Tab after tab until it is there; and there it must be seen that it is.</summary>
    private static async Task GoToAsync(IPage page, ILocator target)
    {
        await Assertions.Expect(target).ToBeAttachedAsync();
        await Assertions.Expect(target).ToBeEnabledAsync();
        var passed = new List<string>();
        for (var i = 0; i < 120 && !await target.EvaluateAsync<bool>("target => target === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            passed.Add(await page.EvaluateAsync<string>(Where));
        }

        Assert.True(await target.EvaluateAsync<bool>("target => target === document.activeElement"), $"{target} is not reached by Tab; passed:\n{string.Join('\n', passed)}");
        Assert.True(await target.EvaluateAsync<bool>(Seen), $"{target} has the focus and does not look like it");
    }

    private const string Where = "() => (document.activeElement.dataset.testid ?? document.activeElement.getAttribute('aria-label') ?? '') + ' ' + document.activeElement.outerHTML.slice(0, 90)";

    /// <summary>An outline, a ring or a caret: of the element, or of what is drawn for it.</summary>
    private const string Seen = """
        target => {
          if (/^(input|textarea)$/i.test(target.tagName) && !/checkbox|radio/.test(target.type)) { return true; }
          for (let at = target, n = 0; at && n < 4; at = at.parentElement, n++) {
            for (const element of [at, ...(at.nextElementSibling ? [at.nextElementSibling] : [])]) {
              const style = getComputedStyle(element);
              if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none') { return true; }
            }
          }
          return false;
        }
        """;
}
