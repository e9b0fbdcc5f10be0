using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The replay tool as a process, over real MQTT, against the service on the same accelerated clock.</summary>
public sealed class ReplayTests
{
    private const string Bench = "330100099";
    private const string Tank = "330100778";
    private const int Factor = 100;
    private const int Fast = 600;

    [Fact]
    public async Task RecordedCsv_OnAnAcceleratedClock_AlarmsAtTheTimesOfItsSamples()
    {
        await using var monitor = await MonitorProcess.StartAsync("--clock", Factor.ToString(CultureInfo.InvariantCulture));
        using var duty = await ApiClient.SignInAsync(monitor);
        var csv = await SaveAsync(monitor, "ts,LI-912,FI-1\n", 600, 2, i => string.Create(CultureInfo.InvariantCulture, $"{Level(i)},{i}"));

        var (code, output) = await ReplayAsync(monitor, csv, "demo");

        Assert.True(code == 0, output);
        Assert.Contains("600 rows acknowledged", output, StringComparison.Ordinal);
        var journal = (await duty.JournalAsync(Bench)).Where(t => t.Alarm.PointId == "LI-912").ToArray();
        Assert.Equal([TransitionReason.Occurred, TransitionReason.Cleared], journal.Select(t => t.Reason));
        var alarm = journal[1].Alarm;
        Assert.False(journal[0].Late);
        Assert.Equal(TimeSpan.FromSeconds(300), alarm.ClearedAt - alarm.OccurredAt);
        var begin = alarm.OccurredAt.AddSeconds(-600).ToUnixTimeMilliseconds();
        var trend = await duty.HistoryAsync(Bench, "LI-912", begin, begin + 1_200_000);
        Assert.Equal(Enumerable.Range(0, 600).Select(i => begin + (i * 2000L)), trend.Times);
        Assert.Equal(Enumerable.Range(0, 600).Select(i => (double?)Level(i)), trend.Values);
    }

    /// <summary>An hour normal, an hour towards the limit, then flat: three hours in 18 s.</summary>
    [Fact]
    public async Task TrendTowardsALimit_IsForeseenWithItsTimes_AndWithdrawnWhenItTurns()
    {
        await using var monitor = await MonitorProcess.StartAsync("--clock", Fast.ToString(CultureInfo.InvariantCulture));
        using var admin = await ApiClient.SignInAsync(monitor, "admin");
        var secret = await SetUpTankAsync(admin);
        var csv = await SaveAsync(monitor, "ts,X-1\n", 1080, 10, Trend);

        var (code, output) = await ReplayAsync(monitor, csv, secret, Fast, Tank, "tank");

        Assert.True(code == 0, output);
        var journal = await Eventually.Get<AlarmTransition[]>(
            async () =>
            {
                // Before the first row and after the last the point is stale: that is no concern here. High must not come.
                var all = (await admin.JournalAsync(Tank)).Where(t => t.Alarm is { PointId: "X-1", Condition: not ConditionKind.Stale }).ToArray();
                return all.Any(t => t.Reason == TransitionReason.Cleared) ? all : null;
            },
            "a warning that was withdrawn");
        Assert.All(journal, t => Assert.Equal(ConditionKind.Eta, t.Alarm.Condition));
        var first = journal[0].Alarm;
        var foreseen = first.OccurredAt.ToUnixTimeMilliseconds();
        var begin = DateTimeOffset.FromUnixTimeMilliseconds((await admin.HistoryAsync(Tank, "X-1", foreseen - 14_400_000, foreseen)).Times[0]);
        Assert.InRange((first.OccurredAt - begin).TotalMinutes, 60, 100);
        Assert.Equal(80, first.Limit);

        // At 20 an hour it would be there 90 minutes after the turn.
        Assert.InRange(begin.AddMinutes(150), first.Forecast!.Earliest.AddMinutes(-5), first.Forecast.Latest!.Value.AddMinutes(5));
        Assert.Contains("80", first.Text, StringComparison.Ordinal);
        var last = journal[^1].Alarm;
        Assert.InRange((last.ClearedAt!.Value - begin).TotalMinutes, 120, 160);
    }

    [Fact]
    public async Task WrongSecretOrNoSuchFile_IsToldAndNothingIsSent()
    {
        await using var monitor = await MonitorProcess.StartAsync();
        var refused = await ReplayAsync(monitor, "step", "wrong");
        Assert.Equal(1, refused.Code);
        Assert.Contains("refused", refused.Output, StringComparison.OrdinalIgnoreCase);
        var missing = await ReplayAsync(monitor, "nothing.csv", "demo");
        Assert.Equal(2, missing.Code);
        Assert.Contains("nothing.csv: no such file or scenario.", missing.Output, StringComparison.Ordinal);
    }

    /// <summary>A row per period; the tool shifts the times to now.</summary>
    private static async Task<string> SaveAsync(MonitorProcess monitor, string header, int rows, int period, Func<int, string> values)
    {
        var csv = Path.Combine(monitor.Data, "recorded.csv");
        var lines = Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000_000 + (i * period * 1000L)},{values(i)}\n"));
        await File.WriteAllTextAsync(csv, header + string.Concat(lines), new UTF8Encoding(true));
        return csv;
    }

    /// <summary>From row 300 to 449 above H (13.2 m).</summary>
    private static double Level(int row) => row is >= 300 and < 450 ? 13.5 : 12 + (row * 0.001);

    /// <summary>50 for an hour, 20 an hour for an hour, then 70; with a ripple that is no trend.</summary>
    private static string Trend(int row)
    {
        var ripple = 0.2 * Math.Sin(row * 2.4);
        var value = 50 + (20 * Math.Clamp((row - 360) / 360.0, 0, 1)) + ripple;
        return value.ToString("F3", CultureInfo.InvariantCulture);
    }

    private static async Task<string> SetUpTankAsync(ApiClient admin)
    {
        var point = new
        {
            pointId = "X-1", name = "X-1", unit = "%", rangeLow = 0, rangeHigh = 100, period = 10,
            conditions = new object[]
            {
                new { condition = "high", levels = new[] { new { level = "H", limit = 80, priority = "medium" } } },
                new { condition = "eta", window = 1800, horizon = 5400 },
            },
        };

        // An hour of the plant is six seconds: a machine that is busy for one must not make its samples late.
        using var site = await admin.PostAsync("sites", new { siteId = Tank, name = "趋势试验", regionCode = "330100", liveWindow = 3600, points = new[] { point } });
        Assert.True(site.StatusCode == HttpStatusCode.Created, await site.Content.ReadAsStringAsync());
        using var gateway = await admin.PostAsync("gateways", new { gatewayId = "tank", sites = new[] { Tank } });
        Assert.True(gateway.IsSuccessStatusCode, await gateway.Content.ReadAsStringAsync());
        return (string)(await gateway.Content.ReadFromJsonAsync<JsonNode>())!["secret"]!;
    }

    private static async Task<(int Code, string Output)> ReplayAsync(
        MonitorProcess monitor, string source, string secret, int factor = Factor, string site = Bench, string user = "demo")
    {
        var anchor = Path.Combine(monitor.Data, "clock-anchor");
        string[] clock = File.Exists(anchor)
            ? ["--clock", factor.ToString(CultureInfo.InvariantCulture), "--clock-anchor", (await File.ReadAllTextAsync(anchor)).Split(' ')[1].Trim()]
            : [];
        return await Run.Program(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "replay.dll"), source, "--site", site, "--mqtt", $"127.0.0.1:{monitor.Mqtt}", "--user", user, "--password", secret, .. clock]);
    }
}
