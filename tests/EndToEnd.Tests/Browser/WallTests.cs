using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The wall in Debian's chromium, as people sit in front of it: a cut network, ten thousand alarms, the two views.</summary>
[Collection(BrowserCollection.Name)]
public sealed class WallTests(ITestOutputHelper output)
{
    private const string Bench = Publisher.Bench;
    private const string Site = ManyPoints.Site;
    private const int Points = 10_000;
    private const int Batches = 100;
    private const int Critical = 100;

    /// <summary>Alarms that come, are acknowledged and go before anything is measured: a service just started compiles its code while it works.</summary>
    private const int WarmUp = 400;

    [FactWith(WallBrowser.Chromium)]
    public async Task Network_CutFor30Seconds_SaysSoAndThenShowsEverythingOnce()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var network = new CutNetwork(monitor.Http);
        using var api = await ApiClient.SignInAsync(monitor);
        await using var browser = await WallBrowser.OpenWallAsync(network.Address);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/wall");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        var level = page.Locator($"[data-testid=alarm-row][data-site='{Bench}'][data-point='LI-912'][data-condition=high]");
        await Assertions.Expect(level).ToHaveAttributeAsync("data-state", "UNACK");

        network.Cut();
        var lost = page.GetByTestId("feed-lost");
        await Assertions.Expect(lost).ToBeVisibleAsync(new() { Timeout = 5_000 });
        await BenchLine.PublishAsync(monitor, "GT-1", "60");
        await BenchLine.PublishAsync(monitor, "LI-912", "5");
        await Eventually.True(async () => (await api.LiveAlarmsAsync(Bench)).Length == 2 && (await api.JournalAsync(Bench)).Length >= 3, "both alarms in the journal");

        // Given up after 8 s each, with 0, 1 and 2 s between them: the third attempt ends more than 30 s after the cut.
        await Assertions.Expect(lost).ToContainTextAsync(new Regex("第 [3-9] 次"), new() { Timeout = 90_000 });
        await Assertions.Expect(level).ToHaveAttributeAsync("data-state", "UNACK");

        network.Mend();
        await Assertions.Expect(lost).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(page.GetByTestId("feed-ok")).ToBeVisibleAsync();
        await Assertions.Expect(level).ToHaveAttributeAsync("data-state", "RTNUN");
        var journal = await api.LiveAlarmsAsync(Bench);
        await Assertions.Expect(page.GetByTestId("alarm-row")).ToHaveCountAsync(journal.Length);
        foreach (var alarm in journal)
        {
            await Assertions.Expect(page.Locator($"[data-testid=alarm-row][data-alarm-id='{alarm.Id}']")).ToHaveCountAsync(1);
        }
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task Flood_10000AlarmsIn10Seconds_AnswersClicksAndShowsEveryCriticalOne()
    {
        await using var monitor = await MonitorProcess.StartBehindABrowserAsync();
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var options = await ManyPoints.SetUpAsync(monitor, admin, Points, i => i % (Points / Critical) == 0 ? "critical" : "low");
        await using var browser = await WallBrowser.OpenWallAsync(monitor.Address);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/wall");
        await Assertions.Expect(page.GetByTestId($"site-{Site}")).ToBeVisibleAsync();

        await ManyPoints.WarmUpAsync(admin, options, WarmUp);
        await Assertions.Expect(page.GetByTestId("count-low")).ToHaveAttributeAsync("data-total", "0");
        await Assertions.Expect(page.GetByTestId("count-critical")).ToHaveAttributeAsync("data-total", "0");
        await page.EvaluateAsync(Answering);
        var quiet = await ClicksAsync(page, turn => turn == 24);
        var stolen = new StolenTime();
        var raising = RaiseAsync();
        var flood = await ClicksAsync(page, _ => raising.IsCompleted);
        var seconds = await raising;
        var taken = stolen.Percent;
        var said = $"{Points} alarms taken in {seconds:0.0} s, the host took {taken:0.0} % of the processor; clicks in the flood: {flood}; before it: {quiet}";
        output.WriteLine(said);
        Assert.True(seconds < 30, said);
        Assert.True(flood.All.Count > 20, said);

        // The goal is 100 ms for each. On a machine that is busy with other things no page is fast: what counts there is the same wall before the flood.
        Assert.True(flood.Within(0.5) <= Math.Max(150, 5 * quiet.Within(0.9)), said);
        Assert.True(flood.Within(0.9) <= (taken < 1 ? Math.Max(150, 5 * quiet.Within(0.9)) : Math.Max(250, 5 * quiet.Within(0.9))), said);

        // Critical ones stand by themselves at the top, everything else is behind lines that count it.
        await Assertions.Expect(page.GetByTestId("flood")).ToHaveAttributeAsync("data-hidden", new Regex("^9[89][0-9]{2}$"), new() { Timeout = 30_000 });
        var rows = page.GetByTestId("alarm-row");
        Assert.True(await page.Locator("[data-testid=alarm-row][data-priority=critical]").CountAsync() > 5);
        Assert.True(await rows.CountAsync() < 100, "rows out of sight are drawn");

        async Task<double> RaiseAsync()
        {
            var took = await ManyPoints.RaiseAllAsync(options, Points, Batches, TimeSpan.FromSeconds(8.5));
            await Assertions.Expect(page.GetByTestId("count-critical")).ToHaveAttributeAsync("data-total", $"{Critical}", new() { Timeout = 60_000 });
            await Assertions.Expect(page.GetByTestId("count-low")).ToHaveAttributeAsync("data-total", $"{Points - Critical}", new() { Timeout = 60_000 });
            return took;
        }
    }

    [FactWith(WallBrowser.Chromium)]
    public async Task View_ChosenByAddressOrButton_IsRememberedOnThisScreen()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenWallAsync(monitor.Address);
        var page = browser.Page;
        await browser.SignInAsync("duty", "/wall?view=grid");
        await Assertions.Expect(page.GetByTestId("view-grid")).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(page.GetByTestId("map")).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByTestId($"site-{Bench}")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("m");
        await Assertions.Expect(page.GetByTestId("map")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId($"site-{Bench}")).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("view=map"));
        await page.GetByTestId("view-grid").ClickAsync();
        await page.GotoAsync(new Uri(monitor.Address, "/wall").ToString());
        await Assertions.Expect(page.GetByTestId("view-grid")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    /// <summary>
    /// The browser's own measure of an answer (Event Timing): from the press of the mouse until what it changed is on the screen, ms. It reports none
    /// below 16 ms.
    /// </summary>
    private const string Answering = """
        () => {
          window.clicks = new Map();
          addEventListener('click', (event) => {
            const what = event.target.closest('[data-testid=sound]') ? 'sound' : event.target.closest('[role=row]') ? 'alarm' : 'view';
            window.clicks.set(event.timeStamp, [what, 16]);
          }, true);
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const click = window.clicks.get(entry.startTime);
              if (entry.name === 'click' && click) { click[1] = entry.duration; }
            }
          }).observe({ type: 'event', durationThreshold: 16 });
        }
        """;

    /// <summary>Clicks with the mouse, four a second, by turns at the sound's button, the first alarm of the list and the two views.</summary>
    private static async Task<Answers> ClicksAsync(IPage page, Func<int, bool> isDone)
    {
        await page.EvaluateAsync("() => window.clicks.clear()");
        var views = await CentreAsync(page.GetByTestId("view-grid"));
        var maps = await CentreAsync(page.GetByTestId("view-map"));
        var sound = await CentreAsync(page.GetByTestId("sound"));
        var list = (await page.Locator(".alarm-scroll").BoundingBoxAsync())!;
        var first = (X: list.X + (list.Width * 0.2f), Y: list.Y + 18);
        (float X, float Y)[] places = [sound, first, views, sound, first, maps];
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        for (var turn = 0; !isDone(turn); turn++)
        {
            await page.Mouse.ClickAsync(places[turn % places.Length].X, places[turn % places.Length].Y);
            await pace.WaitForNextTickAsync();
        }

        var clicks = await page.EvaluateAsync<JsonElement>("() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done([...window.clicks.values()]), 500)))");
        return new Answers([.. clicks.EnumerateArray().Select(click => (click[0].GetString()!, click[1].GetDouble()))]);
    }

    private static async Task<(float X, float Y)> CentreAsync(ILocator button) =>
        await button.BoundingBoxAsync() is { } box ? (box.X + (box.Width / 2), box.Y + (box.Height / 2)) : throw new InvalidOperationException("not on the screen");

    private sealed record Answers(IReadOnlyList<(string What, double Milliseconds)> All)
    {
        public double Within(double share, string? what = null)
        {
            var sorted = All.Where(click => what is null || click.What == what).Select(click => click.Milliseconds).Order().ToArray();
            return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        }

        public override string ToString() => string.Join(", ", All.Select(click => click.What).Distinct().Order().Select(what =>
            string.Create(CultureInfo.InvariantCulture, $"{what} {All.Count(click => click.What == what)} × half {Within(0.5, what):0}, 9 of 10 {Within(0.9, what):0}, slowest {Within(1, what):0} ms")));
    }
}
