using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Numbered messages that come again.</summary>
public sealed class RepeatTests
{
    private readonly SiteRig _site = new(Configs.Point("P", Configs.High(80)));

    [Fact]
    public void IsRepeat_SameNumberAndContent_Repeat()
    {
        _site.Apply(Message(1, 7, 50));
        Assert.True(_site.Engine.IsRepeat(Message(2, 7, 50), out var repeated));
        Assert.Equal(1, repeated);
    }

    [Fact]
    public void IsRepeat_OtherGateway_IsNot()
    {
        _site.Apply(Message(1, 7, 50));
        Assert.False(_site.Engine.IsRepeat(SiteRig.Message(2, 7, 7, [], "other"), out _));
    }

    [Fact]
    public void Apply_OneRepeatAmongNewMessages_OnlyTheNewAreJudged()
    {
        _site.Apply(Message(1, 7, 50));
        var batch = new SampleBatch
        {
            SiteId = Configs.SiteId,
            GatewayId = "gw",
            ReceivedAt = SiteRig.Ms(10),
            Messages = [new(7, 99, 1, 0, false), new(8, 100, 1, 0, false)],
            MessageCount = 2,
            Samples = [new(0, SiteRig.Ms(8), 90, Quality.Good), new(0, SiteRig.Ms(9), 85, Quality.Good)],
            SampleCount = 2,
        };
        Assert.False(_site.Engine.IsRepeat(batch, out var repeated));
        Assert.Equal(1, repeated);
        Assert.Equal(85, Assert.Single(_site.Apply(batch)).Alarm.Value);
    }

    [Fact]
    public void IsRepeat_NoNumber_NeverARepeat()
    {
        _site.Apply(Message(1, BatchMessage.NoSeq, 50));
        Assert.False(_site.Engine.IsRepeat(Message(1, BatchMessage.NoSeq, 50), out _));
    }

    [Fact]
    public void Apply_GatewayCountsAnewFromOne_NothingIsLost()
    {
        for (var seq = 1; seq <= 20; seq++)
        {
            _site.Apply(Message(seq, seq, 50));
        }

        for (var seq = 1; seq <= 20; seq++)
        {
            Assert.False(_site.Engine.IsRepeat(Message(100 + seq, seq, 60), out _), $"message {seq}");
            _site.Apply(Message(100 + seq, seq, 60));
        }

        Assert.True(_site.Engine.IsRepeat(Message(200, 20, 60), out _));
    }

    [Fact]
    public void Restart_RepeatAfterIt_IsStillKnown()
    {
        _site.Apply(Message(1, 7, 50));
        _site.Save(everything: true);
        _site.Apply(Message(2, 8, 50));
        _site.Restart(10);
        Assert.True(_site.Engine.IsRepeat(Message(11, 7, 50), out _));
        Assert.True(_site.Engine.IsRepeat(Message(11, 8, 50), out _));
        Assert.False(_site.Engine.IsRepeat(Message(11, 9, 50), out _));
    }

    private static SampleBatch Message(double at, long seq, double value) =>
        SiteRig.Message(at, seq, unchecked((ulong)((seq * 1000) + (long)value)), [new Sample(0, SiteRig.Ms(at), value, Quality.Good)]);
}
