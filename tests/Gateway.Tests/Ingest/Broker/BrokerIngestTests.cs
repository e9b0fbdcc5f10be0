using Microsoft.Extensions.DependencyInjection;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Broker;
using Monitoring.Gateway.Ingest.Mqtt;
using Monitoring.Gateway.Ingest.Points;
using Monitoring.Gateway.Tests.Hosting;
using Monitoring.Gateway.Tests.Ingest.Support;

namespace Monitoring.Gateway.Tests.Ingest.Broker;

public sealed class BrokerIngestTests
{
    private const string TopicA = $"hm/v1/{BrokerRig.SiteA}/telemetry", TopicB = $"hm/v1/{BrokerRig.SiteB}/telemetry";

    [Fact]
    public async Task Deliver_Samples_AcknowledgedOnlyWhenDurable()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var hold = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = _ =>
        {
            called.TrySetResult();
            return new ValueTask<IngestReceipt>(hold.Task);
        };
        var line = await lines.NextAsync();
        var id = await line.DeliverAsync(TopicA, """{"points":{"TI-101":45.2}}""");
        await called.Task.Soon();
        Assert.False(line.HasAnswer);
        Assert.Equal(1, rig.State.InFlight);
        hold.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        Assert.Equal((id, ReasonCode.Success, null), await line.NextAnswerAsync());
        Assert.Equal((BrokerRig.SiteA, BrokerGateways.Unnamed), await rig.Sites.NextAsync() is var taken ? (taken.SiteId, taken.GatewayId) : default);
        Assert.Equal(0, rig.State.InFlight);
    }

    [Fact]
    public async Task Deliver_WhileASiteIsSlow_ItsMessagesBecomeOneCallInOrderAndOthersGoOn()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var hold = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = batch =>
        {
            if (batch.SiteId == BrokerRig.SiteB)
            {
                return RecordingSites.Durable();
            }

            called.TrySetResult();
            return new ValueTask<IngestReceipt>(hold.Task);
        };
        var line = await lines.NextAsync();
        await line.DeliverAsync($"{TopicA}/TI-101", "1");
        await called.Task.Soon();
        for (var i = 2; i <= 5; i++)
        {
            await line.DeliverAsync($"{TopicA}/TI-101", $"{i}");
        }

        var other = await line.DeliverAsync($"{TopicB}/PI-1", "9");
        Assert.Equal(other, (await line.NextAnswerAsync()).PacketId);
        Assert.Equal(9, (await rig.Sites.NextAsync()).Samples[0].Value);
        hold.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        Assert.Equal([1], (await rig.Sites.NextAsync()).Samples.Select(sample => sample.Value));
        Assert.Equal([2, 3, 4, 5], (await rig.Sites.NextAsync()).Samples.Select(sample => sample.Value));
        for (ushort i = 1; i <= 5; i++)
        {
            Assert.Equal(i, (await line.NextAnswerAsync()).PacketId);
        }
    }

    [Fact]
    public async Task Deliver_InvalidPayload_AcknowledgedWithItsReasonCountedAndKept()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        await line.DeliverAsync(TopicA, """{"points":{"TI-101":NaN}}""");
        Assert.Equal((ReasonCode.PayloadFormatInvalid, "not-a-number at byte 20"), (await line.NextAnswerAsync()) is var answer ? (answer.Reason, answer.Text) : default);
        var kept = await rig.Rejected.NextAsync();
        Assert.Equal(("broker", "not-a-number", 20), (kept.GatewayId, kept.Reason, kept.Offset));
        Assert.Equal(1, rig.Metrics.RefusedFor(Monitoring.Gateway.Ingest.Payloads.PayloadReason.NotANumber));
    }

    [Theory]
    [InlineData("hm/v1/330100077/telemetry", null, ReasonCode.NotAuthorized, "unknown-site")]
    [InlineData("hm/v1/xyz/telemetry", null, ReasonCode.TopicNameInvalid, "wrong-topic")]
    [InlineData($"hm/v1/{BrokerRig.SiteA}/telemetry/no point", null, ReasonCode.TopicNameInvalid, "wrong-topic")]
    [InlineData(TopicB, "gw-1", ReasonCode.NotAuthorized, "not-own-site")]
    [InlineData(TopicA, "gw-9", ReasonCode.NotAuthorized, "not-own-site")]
    [InlineData(TopicA, "no such name!", ReasonCode.NotAuthorized, "not-own-site")]
    public async Task Deliver_NotToBeTaken_RefusedAndKept(string topic, string? gateway, object reason, string name)
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        await line.DeliverAsync(topic, "1", gateway);
        var answer = await line.NextAnswerAsync();
        Assert.Equal(reason, answer.Reason);
        Assert.Equal(name, answer.Text);
        Assert.Equal(name, (await rig.Rejected.NextAsync()).Reason);
        Assert.Equal(0, rig.Sites.Calls);
    }

    [Fact]
    public async Task Deliver_RevokedGateway_Refused()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        rig.Gateways.Revoke("gw-1");
        var line = await lines.NextAsync();
        await line.DeliverAsync(TopicA, "{\"points\":{}}", "gw-1");
        Assert.Equal(ReasonCode.NotAuthorized, (await line.NextAnswerAsync()).Reason);
    }

    [Theory]
    [InlineData(null, BrokerGateways.Unnamed, BatchMessage.NoSeq)]
    [InlineData("gw-1", "gw-1", 17)]
    public async Task Deliver_Numbered_TheNumberCountsOnlyForAGatewayThatIsNamed(string? property, string gateway, long seq)
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        await line.DeliverAsync(TopicA, """{"seq":17,"points":{"TI-101":1}}""", property);
        var taken = await rig.Sites.NextAsync();
        Assert.Equal((gateway, seq), (taken.GatewayId, taken.Messages[0].Seq));
    }

    [Fact]
    public async Task Deliver_StatusAndAlarm_ReachTheSite()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        await line.DeliverAsync($"hm/v1/{BrokerRig.SiteA}/status", """{"online":false}""", "gw-1");
        var report = await rig.Sites.NextReportAsync();
        Assert.Equal(("gw-1", GatewayLink.Offline), (report.GatewayId, report.Link));
        await line.DeliverAsync($"hm/v1/{BrokerRig.SiteA}/alarm", """{"pointId":"TI-101","active":true}""");
        Assert.Equal(("broker", "TI-101"), (await rig.Sites.NextAlarmAsync()) is var alarm ? (alarm.GatewayId, alarm.PointId) : default);
    }

    [Theory]
    [InlineData(IngestOutcome.LogUnavailable)]
    [InlineData(IngestOutcome.Retry)]
    public async Task Deliver_SiteFails_NothingOfItIsTakenOrAcknowledgedUntilItIsDeliveredAgain(IngestOutcome outcome)
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var fails = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = batch =>
        {
            called.TrySetResult();
            return batch.SiteId == BrokerRig.SiteA ? new ValueTask<IngestReceipt>(fails.Task) : RecordingSites.Durable();
        };
        var line = await lines.NextAsync();
        await line.DeliverAsync($"{TopicA}/TI-101", "1");
        await called.Task.Soon();
        await line.DeliverAsync($"{TopicA}/TI-101", "2");
        await line.DeliverAsync($"{TopicA}/TI-101", "x");
        fails.SetResult(new IngestReceipt(outcome, 1, 0, 0));
        await line.Closed.Soon();
        Assert.False(line.HasAnswer);
        Assert.Equal(1, rig.State.Ends["site-failed"]);

        rig.Sites.OnIngest = _ => RecordingSites.Durable();
        var next = await lines.NextAsync();
        Assert.False(rig.Health.Ok);
        await next.DeliverAsync($"{TopicA}/TI-101", "1", duplicate: true);
        await next.DeliverAsync($"{TopicA}/TI-101", "2", duplicate: true);
        Assert.Equal(1, (await next.NextAnswerAsync()).PacketId);
        Assert.Equal(2, (await next.NextAnswerAsync()).PacketId);
        Assert.Equal(1, (await rig.Sites.NextAsync()).Samples[0].Value);
        Assert.Equal(2, rig.State.Redelivered);
    }

    [Fact]
    public async Task Deliver_SiteThrows_TheOthersCallsUnderWayAreStillAcknowledged()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var slow = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = batch =>
        {
            if (batch.SiteId == BrokerRig.SiteA)
            {
                throw new InvalidOperationException("broken site");
            }

            called.TrySetResult();
            return new ValueTask<IngestReceipt>(slow.Task);
        };
        var line = await lines.NextAsync();
        var good = await line.DeliverAsync($"{TopicB}/PI-1", "9");
        await called.Task.Soon();
        await line.DeliverAsync($"{TopicA}/TI-101", "1");
        await Poll.UntilAsync(() => rig.State.Ends.ContainsKey("site-failed"));
        slow.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        Assert.Equal(good, (await line.NextAnswerAsync()).PacketId);
        await line.Closed.Soon();
        Assert.False(line.HasAnswer);
    }

    [Fact]
    public async Task Deliver_WhileASiteFails_TheOthersGoOnUntilTheLineEnds()
    {
        var options = BrokerRig.Options();
        (options.FirstPause, options.LongestPause) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var (rig, lines) = await BrokerRig.StartAsync(options: options);
        await using var _ = rig;
        rig.Sites.OnIngest = batch => batch.SiteId == BrokerRig.SiteA
            ? new ValueTask<IngestReceipt>(new IngestReceipt(IngestOutcome.Retry, 1, 0, 0))
            : RecordingSites.Durable();
        var line = await lines.NextAsync();
        await line.DeliverAsync($"{TopicA}/TI-101", "1");
        await Poll.UntilAsync(() => rig.State.Fault == BrokerEnd.SiteFailed);
        await line.DeliverAsync($"{TopicA}/TI-101", "2");
        var good = await line.DeliverAsync($"{TopicB}/PI-1", "9");
        Assert.Equal(good, (await line.NextAnswerAsync()).PacketId);
        Assert.Equal((false, "connected, 2 in flight, last end: site-failed"), (rig.Health.Ok, rig.Health.Detail));
        Assert.Equal(2, rig.Sites.Calls);
    }

    [Fact]
    public async Task Deliver_GatewaysCannotBeRead_NothingOfThemIsTakenAndOthersGoOn()
    {
        var options = BrokerRig.Options();
        (options.FirstPause, options.LongestPause) = (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        var (rig, lines) = await BrokerRig.StartAsync(options: options);
        await using var _ = rig;
        rig.Gateways.IsAway = true;
        var line = await lines.NextAsync();
        await line.DeliverAsync($"{TopicA}/TI-101", "1", "gw-1");
        rig.Gateways.IsAway = false;
        await line.DeliverAsync($"{TopicA}/TI-101", "2", "gw-1");
        var good = await line.DeliverAsync($"{TopicB}/PI-1", "9");
        Assert.Equal(good, (await line.NextAnswerAsync()).PacketId);
        Assert.Equal(1, rig.Sites.Calls);
    }

    [Fact]
    public async Task Deliver_SitesThatDoNotExistWithoutEnd_LanesAndTablesAreBounded()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        await using var _ = rig;
        var line = await lines.NextAsync();
        for (var i = 0; i <= BrokerIntake.MaximumLanes; i++)
        {
            await line.DeliverAsync($"hm/v1/{440_000_000 + i}/telemetry", "{}");
            await line.NextAnswerAsync();
        }

        // The first answers came after their lanes had done their work; those of a lane that was busy at that moment may stay.
        Assert.InRange(rig.Services.GetRequiredService<BrokerIntake>().LaneCount, 1, 100);
        Assert.InRange(rig.Services.GetRequiredService<PointDirectory>().Count, 1, 100);
    }

    [Fact]
    public async Task Lost_Line_ConnectsAgainAndSaysSo()
    {
        var lines = new MemoryLines();
        lines.Refuse("the broker refuses the connection: NotAuthorized");
        var (rig, _) = await BrokerRig.StartAsync(lines);
        await using var __ = rig;
        await lines.NextAsync();
        var line = await lines.NextAsync();
        await Poll.UntilAsync(() => rig.State.IsConnected);
        line.Break();
        await lines.NextAsync();
        await Poll.UntilAsync(() => rig.State.IsConnected);
        Assert.Equal([("lost", 1L), ("not-connected", 1L)], rig.State.Ends.OrderBy(end => end.Key).Select(end => (end.Key, end.Value)));
        Assert.Equal((false, "connected, 0 in flight, last end: lost"), (rig.Health.Ok, rig.Health.Detail));
    }

    [Fact]
    public async Task Deliver_Qos0BeyondTheBound_DroppedAndCounted()
    {
        var options = BrokerRig.Options();
        options.MaximumUnacknowledged = 1;
        var (rig, lines) = await BrokerRig.StartAsync(options: options);
        await using var _ = rig;
        var hold = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = _ =>
        {
            called.TrySetResult();
            return new ValueTask<IngestReceipt>(hold.Task);
        };
        var line = await lines.NextAsync();
        await line.DeliverAsync($"{TopicA}/TI-101", "1", qos: 0);
        await called.Task.Soon();
        await line.DeliverAsync($"{TopicA}/TI-101", "2", qos: 0);
        await line.DeliverAsync($"{TopicA}/TI-101", "3", qos: 0);
        Assert.Equal(1, rig.Metrics.DroppedFrom("broker-qos0"));
        hold.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        Assert.Equal(1, (await rig.Sites.NextAsync()).Samples[0].Value);
        Assert.Equal(2, (await rig.Sites.NextAsync()).Samples[0].Value);
        Assert.False(line.HasAnswer);
    }

    [Fact]
    public async Task Stop_CallsUnderWay_AreAcknowledgedBeforeLeaving()
    {
        var (rig, lines) = await BrokerRig.StartAsync();
        var hold = new TaskCompletionSource<IngestReceipt>();
        var called = new TaskCompletionSource();
        rig.Sites.OnIngest = _ =>
        {
            called.TrySetResult();
            return new ValueTask<IngestReceipt>(hold.Task);
        };
        var line = await lines.NextAsync();
        var id = await line.DeliverAsync($"{TopicA}/TI-101", "1");
        await called.Task.Soon();
        var stopping = rig.DisposeAsync();
        Assert.False(line.Closed.IsCompleted);
        hold.SetResult(new IngestReceipt(IngestOutcome.Durable, 1, 0, 0));
        Assert.Equal(id, (await line.NextAnswerAsync()).PacketId);
        await stopping;
        Assert.True(line.Closed.IsCompleted);
    }
}
