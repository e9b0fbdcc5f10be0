using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;
using Monitoring.Gateway.Ingest.Payloads;

namespace Monitoring.Gateway.Tests.Ingest.Counters;

public sealed class TrafficLogTests
{
    private const long Now = 1_767_225_600_000;
    private static readonly GatewayCounters Counters = new() { GatewayId = "gw-1", Connected = true, Messages = 7 };

    [Fact]
    public void Read_MoreThanKept_NewestFirstAndNoMore()
    {
        var log = new TrafficLog();
        for (var i = 0; i < 100; i++)
        {
            log.Took(Now + i, "hm/v1/330100001/telemetry"u8, i, PayloadReason.None);
        }

        var read = log.Read(Counters, Now + 100);

        Assert.Equal(Enumerable.Range(0, TrafficLog.Kept).Select(i => 99 - i), read.Recent.Select(entry => entry.Samples));
        Assert.Equal((true, 7, Now), (read.Online, read.Accepted, read.FirstMessageAt!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal(("hm/v1/330100001/telemetry", "accepted", null), (read.Recent[0].Topic, read.Recent[0].Outcome, read.Recent[0].Code));
    }

    [Fact]
    public void Read_AMinuteLater_TheRateForgetsAndTheFirstMessageStays()
    {
        var log = new TrafficLog();
        log.Took(Now, "a"u8, 10, PayloadReason.None);
        log.Took(Now + 30_000, "a"u8, 5, PayloadReason.FutureTime);

        Assert.Equal(new TrafficRate(2, 15), log.Read(Counters, Now + 30_000).Rate);
        Assert.Equal(new TrafficRate(1, 5), log.Read(Counters, Now + 60_000).Rate);
        Assert.Equal(new TrafficRate(0, 0), log.Read(Counters, Now + 90_000).Rate);
        Assert.Equal(new TrafficRate(0, 0), log.Read(Counters, Now - 5_000).Rate);
        Assert.NotNull(log.Read(Counters, Now + 90_000).FirstMessageAt);
        Assert.Equal(("accepted", "future-time"), (log.Read(Counters, Now).Recent[0].Outcome, log.Read(Counters, Now).Recent[0].Code));
    }

    [Fact]
    public void Read_History_SaysHowFarItIsUntilAnotherBegins()
    {
        var log = new TrafficLog();
        log.TookHistory(Now, [At(-3_600_000), At(-1_800_000)], 1);
        log.TookHistory(Now + 1_000, [At(-1_700_000)], 0);

        var during = log.Read(Counters, Now + 2_000).Backfill;
        var after = log.Read(Counters, Now + 62_000).Backfill;
        log.TookHistory(Now + 700_000, [At(600_000)], 0);
        var next = log.Read(Counters, Now + 700_000).Backfill;

        Assert.Equal((true, 4L, Now - 3_600_000, Now - 1_700_000), (during.Active, during.Samples, Ms(during.OldestAt), Ms(during.NewestAt)));
        Assert.Equal((false, 4L), (after.Active, after.Samples));
        Assert.Equal((1L, Now + 600_000), (next.Samples, Ms(next.OldestAt)));
        Assert.Null(new TrafficLog().Read(Counters, Now).Backfill.OldestAt);
    }

    [Fact]
    public void Refused_EachReason_IsCountedAndToldInBothLanguages()
    {
        var log = new TrafficLog();
        log.Refused(Now, new byte[5_000], new PayloadFault(PayloadReason.WrongTopic, -1));
        log.Refused(Now, "t"u8, new PayloadFault(PayloadReason.NotJson, 12));
        log.NotStored(Now, "330100001"u8, 3);

        var read = log.Read(Counters, Now);

        Assert.Equal(new Dictionary<string, long> { ["wrong-topic"] = 1, ["not-json"] = 1 }, read.Refused);
        Assert.Equal(["not-stored", "refused", "refused"], read.Recent.Select(entry => entry.Outcome));
        Assert.Equal((12, "not-json", "Not valid JSON."), (read.Recent[1].Offset, read.Recent[1].Code, read.Recent[1].ReasonEn));
        Assert.Equal(("hm/v1/330100001", 3), (read.Recent[0].Topic, read.Recent[0].Samples));
        Assert.Equal(200, read.Recent[2].Topic.Length);
    }

    [Fact]
    public void Took_RingFull_AllocatesNothing()
    {
        var log = new TrafficLog();
        for (var i = 0; i < 2 * TrafficLog.Kept; i++)
        {
            log.Took(Now, "hm/v1/330100001/telemetry/TI-101"u8, 1, PayloadReason.None);
        }

        Sample[] history = [At(0), At(1)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            log.Took(Now + i, "hm/v1/330100001/telemetry/TI-102"u8, 1, PayloadReason.None);
            log.TookHistory(Now + i, history, 0);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static Sample At(long after) => new(0, Now + after, 1, Quality.Good);

    private static long Ms(DateTimeOffset? time) => time!.Value.ToUnixTimeMilliseconds();
}
