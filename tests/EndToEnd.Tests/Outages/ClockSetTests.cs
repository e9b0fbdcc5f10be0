using System.Globalization;
using Monitoring.Contracts;
using Monitoring.EndToEnd.Tests.Crash;
using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests.Outages;

/// <summary>The wall clock of the service is set, by libfaketime, while the gateways' clocks stay right.</summary>
public sealed class ClockSetTests
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    [FactWith(Library)]
    public async Task ClockSet_WhileRunningAndAcrossARestart_AlarmsComeAtOnceAndNothingIsLost()
    {
        var data = Directory.CreateTempSubdirectory("monitor-clock-").FullName;
        var clock = Path.GetTempFileName();
        await using var monitor = MonitorProcess.In(data);
        monitor.Environment["LD_PRELOAD"] = Library;
        monitor.Environment["FAKETIME_TIMESTAMP_FILE"] = clock;
        monitor.Environment["FAKETIME_NO_CACHE"] = "1";
        monitor.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        try
        {
            await SetAsync(clock, TimeSpan.Zero);
            await monitor.StartAgainAsync();
            await using var gateway = new Gateway(monitor);
            foreach (var hours in (int[])[0, 1, 0, -1, 0, 24, 0, -24, 0])
            {
                await SetAsync(clock, TimeSpan.FromHours(hours));

                // A day on, the session of before is over.
                using var duty = await ApiClient.SignInAsync(monitor);
                await RaiseAndClearAsync(gateway, duty, TimeSpan.FromHours(hours));
            }

            await monitor.StopAsync();
            await SetAsync(clock, TimeSpan.FromHours(-1));
            await monitor.StartAgainAsync();
            using var again = await ApiClient.SignInAsync(monitor);
            await using var second = new Gateway(monitor);
            await RaiseAndClearAsync(second, again, TimeSpan.FromHours(-1));
            await CheckAsync(again);
        }
        finally
        {
            await monitor.KillAsync();
            Directory.Delete(data, true);
            File.Delete(clock);
        }
    }

    /// <summary>A level above its limit is an alarm, and one below ends it; where the clock is ahead the samples are late, and stored.</summary>
    private static async Task RaiseAndClearAsync(Gateway gateway, ApiClient duty, TimeSpan ahead)
    {
        await SendUntilAsync(gateway, duty, 14.5, alarm => alarm is { CurrentLevel: AlarmLevel.HH }, $"alarm with the clock set by {ahead}");
        await SendUntilAsync(gateway, duty, 8, alarm => alarm is null or { CurrentLevel: AlarmLevel.None }, $"its end with the clock set by {ahead}");
    }

    private static Task SendUntilAsync(Gateway gateway, ApiClient duty, double level, Predicate<AlarmRecord?> until, string what) => Eventually.True(
        async () =>
        {
            // The gateway's own time: this process' clock is not the one that was set.
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            var payload = string.Create(CultureInfo.InvariantCulture, $"{{\"ts\":{now},\"points\":{{\"LI-912\":{level}}}}}");
            await gateway.PublishAsync(System.Text.Encoding.UTF8.GetBytes(payload));
            return until(Array.Find(await duty.LiveAlarmsAsync(CrashRun.Bench), alarm => alarm.PointId == "LI-912" && alarm.Condition == ConditionKind.High));
        },
        what);

    private static async Task CheckAsync(ApiClient duty)
    {
        var journal = await duty.JournalAsync(CrashRun.Bench);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.DoesNotContain(journal, t => t.Alarm.Condition == ConditionKind.Stale);
        Assert.Equal(10, journal.Count(t => t.Alarm is { PointId: "LI-912", Condition: ConditionKind.High } && t.Reason == TransitionReason.Occurred));
    }

    private static async Task SetAsync(string file, TimeSpan ahead)
    {
        await File.WriteAllTextAsync(file + ".new", string.Create(CultureInfo.InvariantCulture, $"{(ahead < TimeSpan.Zero ? "-" : "+")}{Math.Abs(ahead.TotalSeconds)}\n"));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>Connects again when its line ends, and sends again what was not acknowledged.</summary>
    private sealed class Gateway(MonitorProcess monitor) : IAsyncDisposable
    {
        private MqttConnection? _connection;

        public async Task PublishAsync(byte[] payload)
        {
            try
            {
                _connection ??= await MqttConnection.ConnectAsync(
                    new MqttOptions { ClientId = "clock", User = "demo", Password = "demo", Port = monitor.Mqtt, KeepAlive = TimeSpan.FromSeconds(60) });
                await _connection.PublishAsync($"hm/v1/{CrashRun.Bench}/telemetry", payload);
            }
            catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
            {
                await DisposeAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_connection is not null)
            {
                await _connection.DisposeAsync();
                _connection = null;
            }
        }
    }
}
