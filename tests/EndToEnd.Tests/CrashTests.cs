using System.Globalization;
using Monitoring.EndToEnd.Tests.Crash;
using Xunit.Abstractions;

namespace Monitoring.EndToEnd.Tests;

/// <summary>
/// The process dies at any moment. What a client saw acknowledged is stored, once; what is journaled follows from what is stored,
/// without a gap and without a double. <c>tests/crash.sh --rounds N --seed N</c> makes a longer run of it.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Kill_AnyMoment_NoAcknowledgedSampleAndNoTransitionLostOrDoubled()
    {
        var rounds = Number("CRASH_ROUNDS", 4);
        var seed = Number("CRASH_SEED", Environment.ProcessId);
        output.WriteLine($"rounds {rounds}, seed {seed}");
        await using var monitor = await MonitorProcess.StartAsync();
        using var run = new CrashRun(monitor, output, new Random(seed));
        var begin = TimeProvider.System.GetTimestamp();
        await run.BeginAsync(mosquitto: Exists("mosquitto_pub"));
        for (var round = 0; round < rounds; round++)
        {
            await run.RoundAsync(round);
            if (round % 10 == 9)
            {
                Progress($"round {round + 1} of {rounds}, {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F0} s");
            }
        }

        await run.EndAsync();
        using var duty = await ApiClient.SignInAsync(monitor);
        await CrashChecks.VerifyAsync(monitor);
        var samples = 0;
        foreach (var client in run.Clients)
        {
            Assert.NotEmpty(client.Acknowledged);
            foreach (var (point, value) in client.Stream.Points)
            {
                var sent = client.Sent.ToDictionary(s => s.Ts, s => value(s.Seq));
                var stored = await CrashChecks.SeriesAsync(duty, client.Stream.Site, point, client.Acknowledged, sent);
                await CrashChecks.LogAsync(monitor, client.Stream.Site, point, client.Acknowledged);
                samples += stored.Count;
                if (point == "LI-912")
                {
                    CrashChecks.Journal(await duty.JournalAsync(CrashRun.Bench), stored, sent, run.Officer.Answered);
                }
            }
        }

        foreach (var client in run.Mosquittos)
        {
            var sent = client.Sent.ToDictionary(ts => ts, MosquittoClient.ValueOf);
            samples += (await CrashChecks.SeriesAsync(duty, client.Site, client.Point, client.Acknowledged, sent)).Count;
            await CrashChecks.LogAsync(monitor, client.Site, client.Point, client.Acknowledged);
        }

        output.WriteLine($"samples compared {samples}, journal {(await duty.JournalAsync(CrashRun.Bench)).Length} transitions, {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:F0} s");
    }

    private static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>A long run says where it is; output of a test comes only at its end.</summary>
    private static void Progress(string text)
    {
        if (Environment.GetEnvironmentVariable("CRASH_PROGRESS") is { Length: > 0 } path)
        {
            File.AppendAllText(path, text + "\n");
        }
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
