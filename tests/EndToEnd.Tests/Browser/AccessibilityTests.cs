using System.Text.Json;
using Microsoft.Playwright;

namespace Monitoring.EndToEnd.Tests;

/// <summary>Pages under the rules of axe: nothing serious or critical.</summary>
public sealed class AccessibilityTests
{
    private static readonly string[] Pages = ["/sites", "/sites/330100099?points=LI-912,TI-1", "/sites/330100001?tab=hazards", "/kpis?days=7&by=site", "/system"];

    [FactWith(WallBrowser.Chromium)]
    public async Task Pages_AxeRules_FindNothingSerious()
    {
        var axe = Path.Combine(Root(), "src", "Wall", "node_modules", "axe-core", "axe.min.js");
        Assert.True(File.Exists(axe), "npm ci in src/Wall brings axe");
        await using var monitor = await MonitorProcess.StartAsync();
        await using var browser = await WallBrowser.OpenAsync(monitor);
        await browser.SignInAsync("admin");
        var found = new List<string>();
        foreach (var path in Pages)
        {
            await browser.GoAsync(path);
            await Assertions.Expect(browser.Page.Locator("main h2").First).ToBeVisibleAsync();
            await Assertions.Expect(browser.Page.Locator(".ant-skeleton")).ToHaveCountAsync(0, new() { Timeout = 15_000 });
            await browser.Page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            var report = await browser.Page.EvaluateAsync<JsonElement>("() => axe.run(document, { resultTypes: ['violations'] })");
            found.AddRange(report.GetProperty("violations").EnumerateArray()
                .Where(rule => rule.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(rule => $"{path}: {rule.GetProperty("id").GetString()} {rule.GetProperty("nodes")[0].GetProperty("html").GetString()}"));
        }

        Assert.Empty(found);
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
