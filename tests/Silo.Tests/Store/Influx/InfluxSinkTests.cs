using Monitoring.Contracts;

namespace Monitoring.Silo.Tests;

public class InfluxSinkTests
{
    [InfluxFact]
    public async Task Sink_ManyBatches_ServerHoldsEachSampleWithItsQuality()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 500, (i, p) => (i, p) switch
        {
            (_, 1) when i % 10 == 0 => (Math.Sqrt(i), Quality.Uncertain),
            (_, 2) when i % 7 == 0 => (double.NaN, Quality.Bad),
            (_, 2) when i % 5 == 0 => (-i * 1e300, Quality.Bad),
            _ => (Math.Sin(i + p) * Math.Pow(10, i % 40), Quality.Good),
        });
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
        Assert.True(fixture.Sink!.Check().Ok, fixture.Sink.Check().Detail);
        Assert.Contains("reachable; backlog 0 batches", fixture.Sink.Check().Detail, StringComparison.Ordinal);
    }

    [InfluxFact]
    public async Task Sink_ServerStoppedForAWhile_ShowsItsBacklogAndDrainsWhenItIsBack()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 50);
        await fixture.DrainedAsync();
        await server.StopAsync();
        var before = fixture.Log.RegisterSink(InfluxSink.Name);
        await fixture.LogAsync(50, 300);
        await SinkFixture.Until(() => fixture.Sink!.Check() is { Ok: false } health && health.Detail!.Contains("unreachable", StringComparison.Ordinal) && health.Detail.Contains("backlog 900 batches", StringComparison.Ordinal), () => fixture.Sink!.Check().Detail!);
        Assert.Equal(before, fixture.Log.RegisterSink(InfluxSink.Name));
        Assert.False(fixture.Sink!.IsUpToDate);
        await fixture.LogAsync(350, 50);
        await server.RunAsync();
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
        Assert.True(fixture.Sink.Check().Ok, fixture.Sink.Check().Detail);
    }

    [InfluxFact]
    public async Task Sink_ServerKilledUnderLoadAgainAndAgain_NothingIsMissing()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        for (var round = 0; round < 3; round++)
        {
            var load = fixture.LogAsync(round * 200, 200);
            var stored = fixture.Sink!.State.Figures.Values;
            await SinkFixture.Until(() => fixture.Sink.State.Figures.Values > stored, () => "nothing was stored");
            await server.KillAsync();
            await load;
            await server.RunAsync();
        }

        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
    }

    [InfluxFact]
    public async Task Sink_ProcessAndServerBothGoneMeanwhile_SendsAgainFromTheCursor()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 100);
        await fixture.DrainedAsync();
        await fixture.ReopenAsync(server.StopAsync);
        await fixture.LogAsync(100, 100);
        await fixture.ReopenAsync(server.RunAsync);
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
    }

    [InfluxFact]
    public async Task Sink_CrashBeforeTheCursorIsStored_WritesTheSameOnceMore()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 100);
        await fixture.DrainedAsync();

        // The cursor is stored once a minute in this log, so a copy of the folder still has it at 0.
        using var crashed = fixture.Folder.Copy();
        await using var log = SampleLogFixture.Open(SampleLogFixture.Options(crashed));
        Assert.Equal(0, log.RegisterSink(InfluxSink.Name));
        await using var sink = new InfluxSink(
            log, fixture, InfluxWriters.Create(server.Options(), TimeProvider.System), server.Options(), TimeProvider.System, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await SinkFixture.Until(() => log.RegisterSink(InfluxSink.Name) >= log.LastPosition, () => sink.Check().Detail!);
        await CompareAsync(server, fixture);
    }

    [InfluxFact]
    public async Task Sink_BadSampleOfAnEarlierProcessIsCorrected_IsGood()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await SampleLogFixture.AppendDurably(fixture.Log, Samples.Of("330100001", [new(0, fixture.Start, 1, Quality.Bad)], fixture.Start + 50));
        await fixture.DrainedAsync();
        await fixture.ReopenAsync();
        await SampleLogFixture.AppendDurably(fixture.Log, Samples.Of("330100001", [new(0, fixture.Start, 2, Quality.Good)], fixture.Start + 100));
        await SampleLogFixture.AppendDurably(fixture.Log, Samples.Of("330100001", [new(0, fixture.Start + 200, 3, Quality.Good)], fixture.Start + 250));
        await fixture.DrainedAsync();
        var held = await server.FieldsAsync("330100001");
        Assert.Equal(0, held[("LI-912:q", fixture.Start)]);
        Assert.Equal(2, held[("LI-912", fixture.Start)]);
        Assert.False(held.ContainsKey(("LI-912:q", fixture.Start + 200)));
    }

    [InfluxFact]
    public async Task Sink_FieldOfAnotherType_IsRecordedAndAllOthersArrive()
    {
        await using var server = await InfluxServer.StartAsync();
        await server.QueryAsync($"CREATE DATABASE {InfluxServer.Database}");
        await using var fixture = new SinkFixture();
        await server.PostAsync($"samples,site=330100001 PI_1.a=\"text\" {fixture.Start - 3_600_000 + 1}");
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 20);
        await fixture.DrainedAsync();
        foreach (var site in fixture.Sites)
        {
            for (var i = 0; i < 20; i++)
            {
                fixture.Forget(site, "PI_1.a", fixture.Start - 3_600_000 + (i * 1000L));
            }
        }

        await CompareAsync(server, fixture);
        var health = fixture.Sink!.Check();
        Assert.True(health.Ok, health.Detail);
        Assert.Contains("60 lines refused", health.Detail, StringComparison.Ordinal);
        Assert.Contains("field type conflict", health.Detail, StringComparison.Ordinal);
        var record = await File.ReadAllLinesAsync(Path.Combine(fixture.Folder.Path, "influx", RefusedLines.File));
        Assert.Equal(120, record.Length);
        Assert.Equal(60, record.Count(line => line.StartsWith("samples,site=33010000", StringComparison.Ordinal) && line.Contains(" PI_1.a=", StringComparison.Ordinal)));
    }

    [InfluxFact]
    public async Task Sink_OlderThanTheServersRetention_IsCountedAndTheRestArrives()
    {
        await using var server = await InfluxServer.StartAsync();
        await server.QueryAsync($"CREATE DATABASE {InfluxServer.Database} WITH DURATION 1h REPLICATION 1 SHARD DURATION 1h");
        await using var fixture = new SinkFixture();
        fixture.Begin(server.Options());
        await SampleLogFixture.AppendDurably(fixture.Log, Samples.Of("330100001", [new(0, fixture.Start - 86_400_000, 1, Quality.Good), new(0, fixture.Start, 2, Quality.Good)], fixture.Start));
        await fixture.DrainedAsync();
        Assert.Equal((fixture.Start, 2), Assert.Single(await server.FieldsAsync("330100001"), entry => entry.Key.Field == "LI-912") is var (key, value) ? (key.Time, value) : default);
        Assert.Equal(1, fixture.Sink!.State.Refused.Count);
        Assert.Contains("beyond retention policy", fixture.Sink.Check().Detail, StringComparison.Ordinal);
    }

    [InfluxFact]
    public async Task Sink_NamesCannotBeReadAtFirst_BeginsAgainByItself()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        var calls = 0;
        fixture.Names = _ => ++calls <= 2 ? throw new NotSupportedException("boom") : SinkFixture.Points;
        fixture.Begin(server.Options());
        await fixture.LogAsync(0, 20);
        await SinkFixture.Until(() => fixture.Sink!.Check() is { Ok: false } health && health.Detail!.Contains("restarting: boom", StringComparison.Ordinal), () => fixture.Sink!.Check().Detail!);
        await fixture.DrainedAsync();
        await CompareAsync(server, fixture);
        Assert.True(fixture.Sink!.Check().Ok, fixture.Sink.Check().Detail);
        Assert.Contains("2 restarts", fixture.Sink.Check().Detail, StringComparison.Ordinal);
    }

    [InfluxFact]
    public async Task DisposeAsync_ServerAnswers_DeliversTheEndOfTheLogFirst()
    {
        await using var server = await InfluxServer.StartAsync();
        await using var fixture = new SinkFixture();
        var options = server.Options();
        options.BatchAge = TimeSpan.FromSeconds(60);
        fixture.Begin(options);
        await fixture.LogAsync(0, 20);
        await fixture.Sink!.DisposeAsync();
        Assert.Equal(fixture.Log.LastPosition, fixture.Log.RegisterSink(InfluxSink.Name));
        await CompareAsync(server, fixture);
    }

    internal static async Task CompareAsync(InfluxServer server, SinkFixture fixture)
    {
        foreach (var site in fixture.Sites)
        {
            var held = await server.FieldsAsync(site);
            var expected = fixture.Expected(site);
            Assert.Equal([], expected.Where(entry => !held.TryGetValue(entry.Key, out var value) || BitConverter.DoubleToInt64Bits(value) != BitConverter.DoubleToInt64Bits(entry.Value)).Take(5));

            // A quality of 0 is said where an earlier process may have said another one.
            Assert.Equal([], held.Where(entry => entry.Value != 0 || !entry.Key.Field.EndsWith(":q", StringComparison.Ordinal)).Select(entry => entry.Key).Except(expected.Keys).Take(5));
        }
    }
}
