using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The replay tool as a process, over real MQTT, against the service on the same accelerated clock.</summary>
public sealed class ReplayTests
{
    private const string Bench = "330100099";
    private const int Factor = 100;

    [Fact]
    public async Task RecordedCsv_OnAnAcceleratedClock_AlarmsAtTheTimesOfItsSamples()
    {
        await using var monitor = await MonitorProcess.StartAsync("--clock", Factor.ToString(CultureInfo.InvariantCulture));
        using var duty = await ApiClient.SignInAsync(monitor);
        var csv = Path.Combine(monitor.Data, "recorded.csv");
        await File.WriteAllTextAsync(csv, Csv(600), new UTF8Encoding(true));

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

    /// <summary>A row per 2 s; from row 300 to 449 above H (13.2 m).</summary>
    private static string Csv(int rows) =>
        "ts,LI-912,FI-1\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1_700_000_000_000 + (i * 2000L)},{Level(i)},{i}\n")));

    private static double Level(int row) => row is >= 300 and < 450 ? 13.5 : 12 + (row * 0.001);

    private static async Task<(int Code, string Output)> ReplayAsync(MonitorProcess monitor, string source, string secret)
    {
        var anchor = Path.Combine(monitor.Data, "clock-anchor");
        string[] clock = File.Exists(anchor)
            ? ["--clock", Factor.ToString(CultureInfo.InvariantCulture), "--clock-anchor", (await File.ReadAllTextAsync(anchor)).Split(' ')[1].Trim()]
            : [];
        return await Run.Program(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "replay.dll"), source, "--site", Bench, "--mqtt", $"127.0.0.1:{monitor.Mqtt}", "--password", secret, .. clock]);
    }
}
