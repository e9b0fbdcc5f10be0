using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Every page at the three sizes of screen that people have: nothing beside the screen, nothing cut off that one must press.</summary>
[Collection(BrowserCollection.Name)]
public sealed class ScreenSizesTests
{
    private static readonly (int Width, int Height)[] Sizes = [(1366, 768), (1920, 1080), (3840, 2160)];

    private static readonly string[] Pages =
    [
        "/desk", "/desk?tab=past", "/desk/handover", "/sites", "/sites/330100099?points=LI-912,TI-1", "/sites/330100001?tab=hazards",
        "/bench", "/bench/330100099", "/bench/330100099?tab=sets", "/gateways", "/gateways/demo", "/kpis?days=7&by=site", "/system",
    ];

    /// <summary>What is wider than the screen, and what can be pressed but is beside it (unless what holds it scrolls).</summary>
    private const string Beside = """
        () => {
          const width = document.documentElement.clientWidth;
          const found = document.documentElement.scrollWidth > width ? [`page ${document.documentElement.scrollWidth} > ${width}`] : [];
          const scrolls = (element) => {
            for (let at = element.parentElement; at; at = at.parentElement) {
              if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) { return true; }
            }
            return false;
          };
          for (const element of document.querySelectorAll('a:not(.skip), button, input, select, [role=tab], h2')) {
            const box = element.getBoundingClientRect();
            if (box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1) && !scrolls(element)) {
              found.push(element.outerHTML.slice(0, 120));
            }
          }
          return found;
        }
        """;

    [FactWith(WallBrowser.Chromium)]
    public async Task Pages_AtEachSize_HaveNothingBesideTheScreen()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("admin");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        await browser.GoAsync("/desk");
        var alarm = await page.Locator("[data-testid=alarm-row][data-point='LI-912']").GetAttributeAsync("data-alarm-id");
        var found = new List<string>();
        foreach (var english in (bool[])[false, true])
        {
            if (english)
            {
                await page.GetByTestId("lang").ClickAsync();
            }

            foreach (var path in Pages.Append($"/desk/alarms/{alarm}"))
            {
                await browser.GoAsync(path);
                await Assertions.Expect(page.Locator("main h2").First).ToBeVisibleAsync();
                await Assertions.Expect(page.Locator(".ant-skeleton")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
                foreach (var (width, height) in Sizes)
                {
                    await page.SetViewportSizeAsync(width, height);
                    found.AddRange((await page.EvaluateAsync<string[]>(Beside)).Select(what => $"{path} {width}{(english ? " en" : "")}: {what}"));
                }
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Wall_AtEachSize_FillsTheScreenAndNeedsNoScrolling()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/wall?view=grid");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        var row = page.Locator("[data-testid=alarm-row][data-point='LI-912']");
        await Assertions.Expect(row).ToBeVisibleAsync();
        var letters = new List<double>();
        foreach (var (width, height) in Sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var view in (string[])["map", "grid"])
            {
                await page.GetByTestId($"view-{view}").ClickAsync();
                await Assertions.Expect(page.GetByTestId($"site-{Publisher.Bench}")).ToBeInViewportAsync();
                await Assertions.Expect(row).ToBeInViewportAsync(new() { Ratio = 1 });
                await Assertions.Expect(page.GetByTestId("count-critical")).ToBeInViewportAsync(new() { Ratio = 1 });
                await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeInViewportAsync(new() { Ratio = 1 });
                Assert.Equal([width, height], await page.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"));
            }

            letters.Add(await row.EvaluateAsync<double>("row => parseFloat(getComputedStyle(row).fontSize)"));
        }

        // A wall of 4K is read from further away, not used for more of the small.
        Assert.True(letters[2] >= 1.5 * letters[1], $"letters of {letters[1]} px at 1920 and {letters[2]} px at 3840");
    }
}
