using System.Text.Json;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Pages under the rules of axe: nothing serious or critical.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AccessibilityTests
{
    private static readonly string[] Pages =
    [
        "/wall?view=grid", "/wall?view=map", "/desk", "/desk?tab=past", "/desk/handover", "/sites", "/sites/330100099?points=LI-912,TI-1", "/sites/330100001?tab=hazards",
        "/bench", "/bench/330100099", "/bench/330100099?tab=sets", "/gateways", "/gateways/demo", "/kpis?days=7&by=site", "/system",
    ];

    [FactWith(WallBrowser.Chromium)]
    public async Task Pages_AxeRules_FindNothingSerious()
    {
        var axe = Path.Combine(Root(), "src", "Wall", "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(axe), "npm ci in src/Wall brings axe");
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        // What flashes stands still at its loudest: otherwise it is luck which half of it is looked at.
        await browser.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await browser.SignInAsync("admin");
        await BenchLine.PublishAsync(monitor, "LI-912", "14.5");
        await browser.GoAsync("/desk");
        var alarm = await browser.Page.Locator("[data-testid=alarm-row][data-point='LI-912']").GetAttributeAsync("data-alarm-id");
        var found = new List<string>();
        foreach (var path in Pages.Append($"/desk/alarms/{alarm}"))
        {
            await browser.GoAsync(path);
            await Assertions.Expect(browser.Page.Locator("main h2").First).ToBeVisibleAsync();
            await Assertions.Expect(browser.Page.Locator(".ant-skeleton")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
            await browser.Page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            var report = await browser.Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
            found.AddRange(report.GetProperty("violations").EnumerateArray()
                .Where(rule => rule.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(rule => $"{path}: {rule.GetProperty("id").GetString()} {rule.GetProperty("nodes")[0].GetProperty("html").GetString()} {rule.GetProperty("nodes")[0].GetProperty("failureSummary").GetString()}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Monitoring.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
