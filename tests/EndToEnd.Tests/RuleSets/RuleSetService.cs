namespace Monitoring.EndToEnd.Tests;

/// <summary>One service for the tests of a class, with the people of the demo signed in.</summary>
public sealed class RuleSetService : IAsyncLifetime
{
    private int _sites;

    internal MonitorProcess Monitor { get; private set; } = null!;

    internal ApiClient Engineer { get; private set; } = null!;

    internal ApiClient Supervisor { get; private set; } = null!;

    internal ApiClient Admin { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Monitor = await MonitorProcess.StartAsync();
        Engineer = await ApiClient.SignInAsync(Monitor, "engineer");
        Supervisor = await ApiClient.SignInAsync(Monitor, "supervisor");
        Admin = await ApiClient.SignInAsync(Monitor, "admin");
    }

    public async Task DisposeAsync()
    {
        Engineer.Dispose();
        Supervisor.Dispose();
        Admin.Dispose();
        await Monitor.DisposeAsync();
    }

    /// <summary>A site of one's own, with the points given or without any.</summary>
    internal async Task<string> NewSiteAsync(params object[] points)
    {
        var siteId = $"33019{Interlocked.Increment(ref _sites):0000}";
        using var answer = await Engineer.PostAsync("sites", new { siteId, name = "试", regionCode = "330100", hazards = new[] { new { hazardId = siteId + "001", level = 1 } }, points });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return siteId;
    }

    /// <summary>A level with H 13 and HH 14.</summary>
    internal static object Level(double h = 13, double hh = 14) => new
    {
        pointId = "LI-1",
        kind = "level",
        unit = "m",
        rangeHigh = 16.0,
        conditions = new object[] { new { condition = "high", levels = new object[] { new { level = "H", limit = h }, new { level = "HH", limit = hh, priority = "high" } } } },
    };
}
