using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The path of an engineer in Debian's chromium: limits pasted from a table, proposed, simulated, and approved by somebody else.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BenchTests
{
    private const string Bench = Publisher.Bench;

    [FactWith(WallBrowser.Chromium)]
    public async Task Bench_LimitTyped_SurvivesReloadAndIsInForceAfterASecondPersonApproved()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("engineer", $"/bench/{Bench}");
        await TypeAsync(page, "H", "12,8");
        await Assertions.Expect(Cell(page, "H")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.GetByTestId("bench-propose")).ToBeDisabledAsync();

        // What is no number yet is kept as well.
        await browser.GoAsync($"/bench/{Bench}");
        await Assertions.Expect(Cell(page, "H")).ToHaveTextAsync("12,8");
        await TypeAsync(page, "H", "12.8");
        await Assertions.Expect(page.GetByTestId("bench-propose")).ToBeEnabledAsync(new() { Timeout = 15_000 });
        await page.GetByTestId("bench-propose").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-difference")).ToContainTextAsync("12.8");
        await page.GetByTestId("bench-reason").FillAsync("overfill margin");
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-set")).ToContainTextAsync("overfill margin");
        await Assertions.Expect(page.GetByTestId("bench-approve")).ToHaveCountAsync(0);
        await page.GetByTestId("bench-simulate").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-simulation")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await browser.SignInAsync("supervisor", "/bench");
        await page.GetByTestId("bench-waiting").Locator("a").ClickAsync();
        await page.GetByTestId("bench-approve").ClickAsync();
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("set-2")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("bench-set").Locator(".state-known")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await browser.GoAsync($"/bench/{Bench}");
        await Assertions.Expect(Cell(page, "H")).ToHaveTextAsync("12.8");
        Assert.Empty(browser.Faults);
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Bench_BlockPastedAndRejected_ChangesNothing()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.SignInAsync("engineer", $"/bench/{Bench}");
        await Cell(page, "H").ClickAsync();
        await page.EvaluateAsync("navigator.clipboard.writeText('12.5\\t低\\n61\\t高\\n')");
        await page.Keyboard.PressAsync("Control+v");
        await Assertions.Expect(Cell(page, "H")).ToHaveTextAsync("12.5");
        await Assertions.Expect(Cell(page, "HPriority", 1)).ToHaveTextAsync("高");
        await Assertions.Expect(page.GetByTestId("bench-changes")).ToContainTextAsync("4", new() { Timeout = 15_000 });
        await page.GetByTestId("bench-propose").ClickAsync();
        await page.GetByTestId("bench-reason").FillAsync("try");
        await page.Locator(".ant-modal-footer .ant-btn-primary").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-set")).ToBeVisibleAsync();

        await browser.SignInAsync("supervisor", $"/bench/{Bench}?tab=sets&set=2");
        await page.GetByTestId("bench-reject").ClickAsync();
        await page.GetByTestId("reason").FillAsync("not without the design document");
        await page.Locator(".ant-modal-footer .ant-btn-dangerous").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bench-set")).ToContainTextAsync(new Regex("not without the design document"), new() { Timeout = 15_000 });
        await browser.GoAsync($"/bench/{Bench}");
        await Assertions.Expect(Cell(page, "H")).ToHaveTextAsync("13.2");
        Assert.Empty(browser.Faults);
    }

    private static ILocator Cell(IPage page, string column, int row = 0) => page.Locator($"td[data-key={column}][data-row='{row}']");

    private static async Task TypeAsync(IPage page, string column, string text)
    {
        await Cell(page, column).ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
