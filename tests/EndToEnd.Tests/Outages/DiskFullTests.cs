using System.Net;
using System.Text.Json.Nodes;
using Monitoring.Contracts;
using Monitoring.EndToEnd.Tests.Crash;

namespace Monitoring.EndToEnd.Tests.Outages;

/// <summary>The disk becomes full while gateways send: a small file system of its own under the data folder.</summary>
public sealed class DiskFullTests
{
    [SmallDiskFact]
    public async Task DiskFull_WhileGatewaysSend_NothingAcknowledgedIsLostPeopleAreToldAndItGoesOnByItself()
    {
        var data = Directory.CreateTempSubdirectory("monitor-full-").FullName;
        Assert.Equal(0, (await Run.Program("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", data)).Code);
        try
        {
            await FillAndFreeAsync(data);
        }
        finally
        {
            await Run.Program("umount", "-l", data);
            Directory.Delete(data);
        }
    }

    private static async Task FillAndFreeAsync(string data)
    {
        await using var monitor = MonitorProcess.In(data, "--log-size", "64");
        await monitor.StartAgainAsync();
        var ballast = Path.Combine(data, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[new DriveInfo(data).AvailableFreeSpace - (10 << 20)]);
        var client = new CrashClient(monitor, new CrashStream { Site = CrashRun.Bench, Points = [("FI-1", seq => seq % 1000), ("PI-1", _ => 1)], Rows = 100, Ago = TimeSpan.FromHours(1), Backfill = true });
        using var stop = new CancellationTokenSource();
        var load = Task.Run(() => client.RunAsync(stop.Token));

        using var duty = await ApiClient.SignInAsync(monitor);
        var reason = await Eventually.Get(() => FailingAsync(monitor), "503 that names the sample log", 120);
        Assert.Contains("space", reason, StringComparison.Ordinal);
        var acknowledged = client.Acknowledged.Count;
        var alarm = await Eventually.Get(async () => await LogAlarmAsync(duty, AlarmLevel.HH), "alarm sample-log-full at its worst level", 60);
        Assert.Equal(AlarmPriority.Critical, alarm.Priority);
        using (var answer = await duty.PostAsync($"alarms/{alarm.Id}/ack", new { note = "clearing up" }))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(acknowledged, client.Acknowledged.Count);
        File.Delete(ballast);
        await Eventually.True(async () => await FailingAsync(monitor) is null, "the sample log works again, without a restart", 60);
        await Eventually.True(() => Task.FromResult(client.Acknowledged.Count > acknowledged + 1000), "messages acknowledged again", 60);
        await Eventually.True(async () => await LogAlarmAsync(duty, null) is null, "alarm sample-log-full over by itself", 60);
        await stop.CancelAsync();
        await load;
        await client.FinishAsync();
        await CrashChecks.VerifyAsync(monitor);
        await CrashChecks.SeriesAsync(duty, CrashRun.Bench, "FI-1", client.Acknowledged, client.Sent.ToDictionary(s => s.Ts, s => (double)(s.Seq % 1000)));
        var journal = await duty.JournalAsync(Identifiers.ServiceSite);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Contains(journal, t => t is { Reason: TransitionReason.Acknowledged, By: "duty" });
    }

    private static async Task<string?> FailingAsync(MonitorProcess monitor)
    {
        using var http = new HttpClient { BaseAddress = monitor.Address };
        using var answer = await http.GetAsync("health/ready");
        var log = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["parts"]!.AsArray().Single(part => part!["name"]!.GetValue<string>() == "sample-log")!;
        if (log["ok"]!.GetValue<bool>())
        {
            return null;
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        return log["detail"]!.GetValue<string>();
    }

    private static async Task<AlarmRecord?> LogAlarmAsync(ApiClient duty, AlarmLevel? level)
    {
        using var answer = await duty.GetAsync($"sites/{Identifiers.ServiceSite}/snapshot");
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            return null;
        }

        var alarms = await duty.LiveAlarmsAsync(Identifiers.ServiceSite);
        return Array.Find(alarms, alarm => alarm.PointId == "sample-log-full" && (level is null || alarm.CurrentLevel == level));
    }
}

/// <summary>A test that mounts a small file system; skipped, and counted as such, where that is not permitted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            Skip = "no right to mount a tmpfs";
        }
    }
}
