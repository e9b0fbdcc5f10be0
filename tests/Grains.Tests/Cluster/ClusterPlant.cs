using Monitoring.Contracts;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>A plant whose level goes over its limit and back; what is not acknowledged is sent again.</summary>
internal sealed class ClusterPlant(string site)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly List<(long Ts, TransitionReason Reason)> _expected = [];
    private bool _high;

    public string Site => site;

    /// <summary>Crosses the limit once, and waits until that is durable.</summary>
    public async Task CrossAsync(IGrainFactory grains)
    {
        _high = !_high;
        var sample = Bench.Sample(0, _high ? 14.5 : 8);
        var batch = new SampleBatch
        {
            SiteId = site, GatewayId = "gw", ReceivedAt = sample.ReceivedAt,
            Messages = sample.Messages, MessageCount = 1, Samples = sample.Samples, SampleCount = 1,
        };
        using var limit = new CancellationTokenSource(Patience);
        while (!await TryAsync(grains.GetGrain<ISiteGrain>(site), batch))
        {
            await Task.Delay(Again, TimeProvider.System, limit.Token);
        }

        _expected.Add((sample.ReceivedAt, _high ? TransitionReason.Occurred : TransitionReason.Cleared));
    }

    /// <summary>Numbers without a gap, and exactly the transitions of what was acknowledged.</summary>
    public async Task CheckAsync(IAlarmArchive archive)
    {
        var journal = await archive.ReadJournalAsync(site, 0, 1000, CancellationToken.None);
        Assert.Equal(Enumerable.Range(1, journal.Length).Select(i => (long)i), journal.Select(t => t.Seq));
        Assert.Equal(_expected, journal.Select(t => (t.At.ToUnixTimeMilliseconds(), t.Reason)));
    }

    private static async Task<bool> TryAsync(ISiteGrain grain, SampleBatch batch)
    {
        try
        {
            return (await grain.Ingest(batch, CancellationToken.None)).Outcome == IngestOutcome.Durable;
        }
        catch (Exception e) when (e is OrleansException or SiteUnavailableException or TimeoutException)
        {
            return false;
        }
    }
}
