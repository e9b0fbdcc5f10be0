namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>Plants that send while something happens to the cluster; at the end every journal is compared with what was sent.</summary>
internal sealed class ClusterLoad : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ClusterRig _rig;
    private readonly Task _running;

    private ClusterLoad(ClusterRig rig, string secret, ClusterSender[] senders)
    {
        (_rig, Secret, Senders) = (rig, secret, senders);
        _running = Task.WhenAll(senders.Select(sender => Task.Run(() => sender.RunAsync(_stop.Token))));
    }

    public ClusterSender[] Senders { get; }

    /// <summary>Of the gateway that may publish for all of them.</summary>
    public string Secret { get; }

    public static async Task<ClusterLoad> StartAsync(ClusterRig rig, int sites)
    {
        string[] ids = [.. Enumerable.Range(0, sites).Select(i => $"33010020{i}")];
        var secret = await rig.SetUpAsync(ids);
        var load = new ClusterLoad(rig, secret, [.. ids.Select(id => new ClusterSender(id, secret, rig.Gateways))]);
        await load.MoreAsync(20);
        return load;
    }

    /// <summary>Waits until every plant got so many acknowledgements more.</summary>
    public async Task MoreAsync(int count)
    {
        var before = Senders.ToDictionary(sender => sender.Site, sender => sender.Count);
        await Eventually.True(
            () => Task.FromResult(_running.IsCompleted || Senders.All(sender => sender.Count >= before[sender.Site] + count)),
            () => $"{count} more acknowledgements of every site\n{_rig.Output()}",
            90);
        Assert.False(_running.IsFaulted, _running.Exception?.ToString());
    }

    /// <summary>Ends the sending; then nothing is lost and nothing doubled.</summary>
    public async Task CheckAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(60));
        using var duty = await ApiClient.SignInAsync(_rig.Gateways[^1]);
        foreach (var sender in Senders)
        {
            sender.Check(await duty.JournalAsync(sender.Site));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
