using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Tests.Postgres;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>The whole service on a PostgreSQL that is stopped, killed, cut off and made to hang while gateways send.</summary>
public sealed class DatabaseOutageTests(ITestOutputHelper output)
{
    [PostgresFact]
    public async Task ServerStoppedKilledCutOffAndHanging_UnderLoad_NothingIsLostOrDoubledAndItRecoversByItself()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var monitor = await MonitorProcess.StartAsync("--database", await server.CreateDatabaseAsync());
        var publisher = new Publisher(monitor);
        using var stop = new CancellationTokenSource();
        var load = Task.Run(() => SendAsync(publisher, stop.Token));
        await MoreAsync(publisher);

        await server.StopAsync();
        await CheckAwayAsync(monitor);
        await server.StartAgainAsync();
        await RecoveredAsync(monitor, publisher, "a stop");

        await server.KillAsync();
        await server.StartAgainAsync();
        await RecoveredAsync(monitor, publisher, "kill -9");

        await server.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'monitoring'");
        await RecoveredAsync(monitor, publisher, "a cut of all connections");

        await server.PauseAsync();
        await NotReadyAsync(monitor);
        await server.ContinueAsync();
        await RecoveredAsync(monitor, publisher, "a hang");

        await stop.CancelAsync();
        await load;
        using var duty = await ApiClient.SignInAsync(monitor);
        (await Stored.ReadAsync(duty, publisher)).Check(publisher);
    }

    /// <summary>A gateway's line: it comes again after every break, with what was not acknowledged.</summary>
    private static async Task SendAsync(Publisher publisher, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!stop.IsCancellationRequested)
        {
            await publisher.RunAsync(stop);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task CheckAwayAsync(MonitorProcess monitor)
    {
        // A connection that the ending server cut says so first ("57P01: terminating connection"); that nobody answers is known at the next.
        await NotReadyAsync(monitor, "away");
        using var person = ApiClient.Anonymous(monitor);
        using var answer = await person.PostAsync("session", new { user = "duty", password = "demo" });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("database", (await answer.Content.ReadFromJsonAsync<JsonNode>())!["titleEn"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static Task<JsonNode> NotReadyAsync(MonitorProcess monitor, string saying = "") => Eventually.Get(
        async () =>
        {
            using var client = new HttpClient { BaseAddress = monitor.Address };
            using var answer = await client.GetAsync("health/ready");
            var health = await answer.Content.ReadFromJsonAsync<JsonNode>();
            var journal = health!.AsObject().Select(member => member.Value).OfType<JsonArray>().Single().Single(part => part!["name"]!.GetValue<string>() == "journal");
            return answer.StatusCode == HttpStatusCode.ServiceUnavailable && !journal!["ok"]!.GetValue<bool>()
                && journal["detail"]!.GetValue<string>().Contains(saying, StringComparison.Ordinal) ? journal : null;
        },
        "a health that says that the journal is away", 60);

    private async Task RecoveredAsync(MonitorProcess monitor, Publisher publisher, string after)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await MoreAsync(publisher);
        output.WriteLine($"after {after}: acknowledging again within {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F1} s, {publisher.Acknowledged.Count} acknowledged");
        using var client = new HttpClient { BaseAddress = monitor.Address };
        await Eventually.True(
            async () =>
            {
                using var answer = await client.GetAsync("health/ready");
                return answer.StatusCode == HttpStatusCode.OK;
            },
            $"a ready service after {after}", 60);
    }

    private static Task MoreAsync(Publisher publisher)
    {
        var begin = publisher.Acknowledged.Count;
        return Eventually.True(() => Task.FromResult(publisher.Acknowledged.Count > begin + 50), "50 more acknowledged batches", 120);
    }
}
