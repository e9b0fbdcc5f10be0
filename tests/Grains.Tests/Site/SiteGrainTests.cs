using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Orleans.Streams;

namespace Monitoring.Grains.Tests.Site;

public sealed class SiteGrainTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Ingest_UnknownSite_SaysSo()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = silo.Grains.GetGrain<ISiteGrain>("999999999");
        Assert.Equal(IngestOutcome.UnknownSite, (await site.Ingest(Bench.Sample(0, 1), None)).Outcome);
        Assert.Null(await site.GetSnapshot(None));
        Assert.Equal(0, (await site.GetPointTable(None)).Version);
    }

    [Fact]
    public async Task Ingest_AboveHighHigh_JournaledBeforePushed()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var pushes = Channel.CreateUnbounded<(SitePush Push, long Journaled)>();
        var archive = silo.Services.GetRequiredService<IAlarmArchive>();
        var stream = silo.Services.GetRequiredService<IClusterClient>()
            .GetStreamProvider(PushStreams.Provider)
            .GetStream<SitePush>(StreamId.Create(PushStreams.Namespace, PushStreams.PartitionOf(Bench.SiteId)));
        await stream.SubscribeAsync(async (push, _) =>
        {
            var journal = await archive.ReadJournalAsync(push.SiteId, 0, 1000, None);
            await pushes.Writer.WriteAsync((push, journal.Length == 0 ? 0 : journal[^1].Seq));
        });

        var receipt = await site.Ingest(Bench.Sample(0, 14.5), None);

        Assert.Equal(IngestOutcome.Durable, receipt.Outcome);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var (push, journaled) in pushes.Reader.ReadAllAsync(limit.Token))
        {
            if (push.Transitions.Length == 0)
            {
                continue;
            }

            var transition = Assert.Single(push.Transitions);
            Assert.Equal(1, transition.Seq);
            Assert.Equal(AlarmLevel.HH, transition.Alarm.CurrentLevel);
            Assert.True(journaled >= transition.Seq);
            break;
        }
    }

    [Fact]
    public async Task Ingest_ManyAtOnce_InterleaveAtTheDiskAndKeepTheirOrder()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var calls = new List<Task<IngestReceipt>>();
        for (var i = 0; i < 300; i++)
        {
            calls.Add(site.Ingest(Bench.Sample(0, i % 2 == 0 ? 14.5 : 8), None).AsTask());
        }

        Assert.All(await Task.WhenAll(calls), r => Assert.Equal(IngestOutcome.Durable, r.Outcome));
        var journal = await silo.Services.GetRequiredService<IAlarmArchive>().ReadJournalAsync(Bench.SiteId, 0, 1000, None);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal(300, journal.Length);
        for (var i = 0; i < journal.Length; i++)
        {
            Assert.Equal(i % 2 == 0 ? TransitionReason.Occurred : TransitionReason.Cleared, journal[i].Reason);
        }
    }

    [Fact]
    public async Task Command_AcknowledgeThenRestart_RecordIsAsItWas()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.Ingest(Bench.Sample(0, 14.5, 1), None);
        var alarm = Assert.Single((await site.GetSnapshot(None))!.Alarms);
        var result = await site.Command(new AlarmCommand { AlarmId = alarm.Id, Action = AlarmAction.Acknowledge, By = "duty", Note = "看到了" }, None);
        Assert.Equal(CommandOutcome.Done, result.Outcome);

        await silo.StopAsync();
        await silo.StartAgainAsync();
        site = await silo.BenchAsync();

        Assert.Equal(result.Alarm, Assert.Single((await site.GetSnapshot(None))!.Alarms));
        var again = await site.Command(new AlarmCommand { AlarmId = alarm.Id, Action = AlarmAction.Acknowledge, By = "other" }, None);
        Assert.Equal(CommandOutcome.NotAllowed, again.Outcome);
        Assert.Equal("duty", again.Alarm!.AcknowledgedBy);
        Assert.Equal(1, (await site.Ingest(Bench.Sample(0, 1, 1), None)).Repeated);
    }

    [Fact]
    public async Task Ingest_JournalWrittenByAnother_GivesWayAndGoesOnAfterIt()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        await site.Ingest(Bench.Sample(0, 14.5), None);
        var archive = silo.Services.GetRequiredService<IAlarmArchive>();
        var first = Assert.Single(await archive.ReadJournalAsync(Bench.SiteId, 0, 10, None));

        // A second activation, as after a network partition, acknowledged the alarm.
        var acknowledged = first with { Seq = 2, From = AlarmState.Unacknowledged, To = AlarmState.Acknowledged, Reason = TransitionReason.Acknowledged, Alarm = first.Alarm with { State = AlarmState.Acknowledged, Seq = 2, AcknowledgedBy = "other" } };
        var journal = silo.Services.GetRequiredService<IAlarmJournal>();
        await journal.ClaimAsync(Bench.SiteId, 1, "other", None);
        Assert.Equal(JournalOutcome.Written, await journal.WriteAsync(new JournalWrite(Bench.SiteId, 1, [acknowledged], []) { Claim = 1 }, None));

        // This one loses: its write is refused, it is loaded again, and the sender's next try goes on from the journal.
        Assert.NotEqual(IngestOutcome.Durable, (await site.Ingest(Bench.Sample(0, 8), None)).Outcome);
        await Until(async () => (await site.Ingest(Bench.Sample(1, 1), None)).Outcome == IngestOutcome.Durable);
        var journaled = await archive.ReadJournalAsync(Bench.SiteId, 0, 10, None);
        Assert.Equal([1L, 2L, 3L], journaled.Select(t => t.Seq));
        Assert.Equal(TransitionReason.Cleared, journaled[2].Reason);
        Assert.Equal(AlarmState.Normal, journaled[2].To);
    }

    [Fact]
    public async Task Ingest_JournalThrows_GivesWayAndLosesNoTransition()
    {
        FaultyJournal? faulty = null;
        await using var silo = await SiloHost.StartAsync(services => services.AddSingleton<IAlarmJournal>(
            s => faulty = new FaultyJournal(s.GetRequiredService<Monitoring.Silo.RelationalAlarmJournal>())));
        var site = await silo.BenchAsync();
        faulty!.Throw = true;

        Assert.NotEqual(IngestOutcome.Durable, (await site.Ingest(Bench.Sample(0, 14.5), None)).Outcome);

        faulty.Throw = false;
        await Until(async () => (await site.Ingest(Bench.Sample(1, 1), None)).Outcome == IngestOutcome.Durable);
        var journal = await silo.Services.GetRequiredService<IAlarmArchive>().ReadJournalAsync(Bench.SiteId, 0, 10, None);
        var transition = Assert.Single(journal);
        Assert.Equal((1L, TransitionReason.Occurred, AlarmLevel.HH), (transition.Seq, transition.Reason, transition.Alarm.CurrentLevel));
    }

    [Fact]
    public async Task Configure_NewPoint_ItsNamedSamplesAreTakenFromThenOn()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        Assert.Equal(1, (await site.Ingest(Bench.Unknown("TI-9", 5), None)).UnknownPoints);
        Assert.Equal("TI-9", Assert.Single(await site.GetCandidates(None)).PointId);

        await site.ChangeAsync(c => c with { Points = Bench.Config("TI-9").Points });
        Assert.Equal(0, (await site.Ingest(Bench.Unknown("TI-9", 7), None)).UnknownPoints);
        Assert.Equal(7, (await site.GetSnapshot(None))!.Points.Single(p => p.PointId == "TI-9").Value);
        Assert.Equal(["LI-912", "FI-1", "TI-9"], (await site.GetPointTable(None)).PointIds);
    }

    [Fact]
    public async Task Configure_WithFaults_AllListedAndNothingChanged()
    {
        await using var silo = await SiloHost.StartAsync();
        var site = await silo.BenchAsync();
        var bad = Bench.Config("LI-912", "no spaces") with { RegionCode = "x" };
        var result = await site.Configure(bad, "test", None);
        Assert.Equal(3, result.Faults.Length);
        Assert.Equal(1, (await site.GetConfig(None))!.RuleSet);
    }

    private static async Task Until(Func<Task<bool>> look)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await look())
        {
            await pace.WaitForNextTickAsync(limit.Token);
        }
    }
}
