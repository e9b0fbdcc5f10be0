using System.Net;
using Monitoring.Contracts;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>A duty officer who acknowledges over REST whatever is unacknowledged, over kills and restarts.</summary>
internal sealed class CrashOfficer(MonitorProcess monitor, string site)
{
    /// <summary>Alarms whose acknowledgement was answered 200.</summary>
    public List<string> Answered { get; } = [];

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var duty = await ApiClient.SignInAsync(monitor);
                while (!stop.IsCancellationRequested)
                {
                    foreach (var alarm in await duty.LiveAlarmsAsync(site))
                    {
                        await AcknowledgeAsync(duty, alarm);
                    }

                    await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
                }
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException or System.Text.Json.JsonException)
            {
                // The service is away; it comes again.
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private async Task AcknowledgeAsync(ApiClient duty, AlarmRecord alarm)
    {
        if (alarm.State is not (AlarmState.Unacknowledged or AlarmState.ReturnedUnacknowledged))
        {
            return;
        }

        using var answer = await duty.PostAsync($"alarms/{alarm.Id}/ack", new { note = "crash" });
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            Answered.Add(alarm.Id);
        }
    }
}
