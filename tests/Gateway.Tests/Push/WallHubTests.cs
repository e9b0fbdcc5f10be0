using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Push;

/// <summary>The hub as the real client sees it.</summary>
public sealed class WallHubTests
{
    private const string Site = "330100001";
    private const string Other = "330200001";

    [NodeFact]
    public async Task Connect_NotSignedIn_Is401()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var client = HubClient.Start(host, "");

        var refused = await client.ExpectAsync("refused");

        Assert.Contains("401", refused.GetString(), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task Watch_All_SnapshotThenTransitionsThenHeartbeats()
    {
        await using var host = await StartAsync();
        await host.Plant.HappenAsync(Site);
        await using var client = await HubClient.ConnectAsync(host);

        await client.WatchAsync("*");
        var first = await client.NextAsync("Snapshot", "Alarms", "Sites", "Heartbeat");
        await host.Plant.HappenAsync(Site);

        Assert.Equal("Snapshot", first.What);
        Assert.Equal([Site, Other], first.Value.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("siteId").GetString()).Order());
        Assert.Equal("UNACK", Assert.Single(first.Value.GetProperty("alarms").EnumerateArray()).GetProperty("state").GetString());
        Assert.Equal(1, first.Value.GetProperty("seqBySite").GetProperty(Site).GetInt64());
        Assert.False(first.Value.GetProperty("resumed").GetBoolean());
        Assert.True(first.Value.GetProperty("demo").GetBoolean());
        Assert.Equal([2], await client.SeqsUntilAsync(Site, 2));
        Assert.Equal("ok", (await client.ExpectAsync("Heartbeat")).GetProperty("feed").GetString());
    }

    [NodeFact]
    public async Task Watch_WithLastNumbers_ExactlyWhatWasMissedThenLive()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 1_203; i++)
        {
            await host.Plant.HappenAsync(Site);
        }

        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*", new Dictionary<string, long> { [Site] = 3, ["ZZZZZZZZZ"] = 9 });
        var snapshot = await client.ExpectAsync("Snapshot");
        await host.Plant.HappenAsync(Site);

        Assert.True(snapshot.GetProperty("resumed").GetBoolean());
        Assert.Equal(1_203, snapshot.GetProperty("seqBySite").GetProperty(Site).GetInt64());
        Assert.Equal(Enumerable.Range(4, 1_201).Select(seq => (long)seq), await client.SeqsUntilAsync(Site, 1_204));
    }

    [NodeFact]
    public async Task Watch_WhileOthersPublish_EachNumberOnceAndInOrder()
    {
        await using var host = await StartAsync(wallCapacity: 5_000);
        await using var client = await HubClient.ConnectAsync(host);
        var publisher = Task.Run(async () =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await host.Plant.HappenAsync(Site);
            }
        });

        await client.WatchAsync("*", new Dictionary<string, long> { [Site] = 0 });
        await publisher;
        var last = await host.Plant.HappenAsync(Site);

        Assert.Equal(Enumerable.Range(1, 1_001).Select(seq => (long)seq), await client.SeqsUntilAsync(Site, last.Seq));
    }

    [NodeFact]
    public async Task Watch_PushesLost_ComeFromTheJournal()
    {
        await using var host = await StartAsync();
        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");

        host.Plant[Site].Journal();
        host.Plant[Site].Journal();
        await host.Plant.HappenAsync(Site);
        Assert.Equal([1, 2, 3], await client.SeqsUntilAsync(Site, 3));

        // The last one is lost: no later push tells of it, only the audit of the journal finds it.
        host.Plant[Site].Journal();
        Assert.Equal([4], await client.SeqsUntilAsync(Site, 4));
    }

    /// <summary>Found by a machine so busy that a site of 10,000 points took longer to load than a call may: the whole service ended.</summary>
    [NodeFact]
    public async Task Watch_ASiteThatGaveUpLoading_IsReadAgainAndTheServiceLives()
    {
        await using var host = await GatewayHost.StartAsync(plant =>
        {
            plant.Add(Site, "330100").GivesUp = 2;
            plant.Add(Other, "330200");
        });
        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*");

        JsonElement snapshot;
        do
        {
            snapshot = await client.ExpectAsync("Snapshot");
        }
        while (snapshot.GetProperty("sites").GetArrayLength() < 2);

        await host.Plant.HappenAsync(Site);
        Assert.Equal([1], await client.SeqsUntilAsync(Site, 1));
    }

    /// <summary>Else the connection would stay open and send nothing more, heartbeats neither.</summary>
    [NodeFact]
    public async Task Watch_ResumeThatTheJournalGaveUp_EndsTheConnection()
    {
        await using var host = await StartAsync();
        await host.Plant.HappenAsync(Site);
        await using var client = await HubClient.ConnectAsync(host);
        host.Plant.CancelledReads = 1;

        await client.WatchAsync("*", new Dictionary<string, long> { [Site] = 0 });

        await client.ExpectAsync("closed");
    }

    [NodeFact]
    public async Task Watch_JournalDoesNotAnswer_HeartbeatSaysSoUntilItDoes()
    {
        await using var host = await StartAsync();
        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");

        host.Plant.FailingReads = int.MaxValue;
        host.Plant[Site].Journal();
        await host.Plant.HappenAsync(Site);
        JsonElement heartbeat;
        do
        {
            heartbeat = await client.ExpectAsync("Heartbeat");
        }
        while (heartbeat.GetProperty("feed").GetString() == "ok");

        Assert.Equal("push", Assert.Single(heartbeat.GetProperty("reasons").EnumerateArray()).GetString());
        host.Plant.FailingReads = 0;
        Assert.Equal([1, 2], await client.SeqsUntilAsync(Site, 2));
    }

    [NodeFact]
    public async Task Watch_TenThousandInOnePush_ComeInPartsAndNoWallIsCalledSlow()
    {
        await using var host = await StartAsync();
        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");

        await host.Plant.FloodAsync(Site, 10_000);

        var seq = 0L;
        while (seq < 10_000)
        {
            var message = await client.NextAsync("Lagging", "Snapshot", "Alarms");
            Assert.Equal("Alarms", message.What);
            Assert.InRange(message.Value.GetArrayLength(), 1, 200);
            foreach (var row in message.Value.EnumerateArray())
            {
                Assert.Equal(++seq, row.GetProperty("seq").GetInt64());
            }
        }
    }

    [NodeFact]
    public async Task Watch_ClientHangs_IsToldSoAndStartsAnew()
    {
        await using var host = await StartAsync(wallCapacity: 50);
        await using var client = await HubClient.ConnectAsync(host);
        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");

        client.Freeze();
        for (var i = 0; i < 20_000; i++)
        {
            await host.Plant.HappenAsync(Site);
        }

        client.Thaw();
        var last = await host.Plant.HappenAsync(Site);

        // As a client does: a snapshot sets the number, each transition is the next one, and only after Lagging it may jump.
        var (seq, lagging, dropped) = (0L, false, 0L);
        while (seq < last.Seq)
        {
            var message = await client.NextAsync("Lagging", "Snapshot", "Alarms");
            switch (message.What)
            {
                case "Lagging":
                    lagging = true;
                    dropped += message.Value.GetProperty("dropped").GetInt64();
                    break;
                case "Snapshot":
                    var start = message.Value.GetProperty("seqBySite").GetProperty(Site).GetInt64();
                    Assert.True(lagging && start > seq);
                    (seq, lagging) = (start, false);
                    break;
                default:
                    foreach (var row in message.Value.EnumerateArray())
                    {
                        Assert.Equal(++seq, row.GetProperty("seq").GetInt64());
                    }

                    break;
            }
        }

        Assert.True(dropped > 0);
    }

    [NodeFact]
    public async Task Watch_RegionAndList_OnlyThoseSites()
    {
        await using var host = await StartAsync();
        await using var client = await HubClient.ConnectAsync(host);

        await client.WatchAsync("3302");
        var region = await client.ExpectAsync("Snapshot");
        await client.WatchAsync(new[] { Site });
        var list = await client.ExpectAsync("Snapshot");
        await host.Plant.HappenAsync(Other);
        await host.Plant.HappenAsync(Site);

        Assert.Equal(Other, Assert.Single(region.GetProperty("sites").EnumerateArray()).GetProperty("siteId").GetString());
        Assert.Equal(Site, Assert.Single(list.GetProperty("sites").EnumerateArray()).GetProperty("siteId").GetString());
        Assert.Equal(Site, Assert.Single((await client.ExpectAsync("Alarms")).EnumerateArray()).GetProperty("siteId").GetString());
    }

    [NodeFact]
    public async Task Watch_AccountOfARegion_SeesNothingElse()
    {
        await using var host = await StartAsync();
        var engineer = await host.Stores.FindAsync("engineer", CancellationToken.None);
        await host.Stores.SaveAsync(engineer! with { Scope = "3302" }, CancellationToken.None);
        await using var client = await HubClient.ConnectAsync(host, "engineer");

        await client.WatchAsync(new[] { Site, Other });
        var snapshot = await client.ExpectAsync("Snapshot");
        await client.StreamAsync("a", "WatchSite", Site);

        Assert.Equal(Other, Assert.Single(snapshot.GetProperty("sites").EnumerateArray()).GetProperty("siteId").GetString());
        Assert.Contains("no site", (await client.ExpectAsync("error")).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [NodeFact]
    public async Task Watch_Garbage_ClearRefusalAndTheConnectionLives()
    {
        await using var host = await StartAsync();
        await using var client = await HubClient.ConnectAsync(host);
        object?[] scopes = ["", "x", "33010099999", 7, null, new object[] { "330100001", 7 }, new[] { "short" }, Array.Empty<string>(), new { }];

        foreach (var scope in scopes)
        {
            await client.WatchAsync(scope);
            Assert.Contains("scope must be", (await client.ExpectAsync("failed", "done")).GetString(), StringComparison.Ordinal);
        }

        object?[] numbers = ["x", 7, new[] { 1 }, new Dictionary<string, object> { [Site] = -1 }, new Dictionary<string, object> { [Site] = "1" }, new Dictionary<string, object> { ["x"] = 1 }];
        foreach (var last in numbers)
        {
            await client.WatchAsync("*", last);
            Assert.Contains("lastSeqBySite must be", (await client.ExpectAsync("failed", "done")).GetString(), StringComparison.Ordinal);
        }

        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");
    }

    [NodeFact]
    public async Task WatchSite_PointChanges_AllFirstThenOnlyTheChange()
    {
        await using var host = await StartAsync();
        host.Plant[Site].SetPoints(new PointView { PointId = "LI-912", Value = 1 }, new PointView { PointId = "TI-1", Value = 20 });
        await using var client = await HubClient.ConnectAsync(host);

        await client.StreamAsync("a", "WatchSite", Site);
        var first = await client.ExpectAsync("next");
        host.Plant[Site].SetPoints(new PointView { PointId = "LI-912", Value = 2 }, new PointView { PointId = "TI-1", Value = 20 });
        var second = await client.ExpectAsync("next");
        await client.WatchAsync("*");
        await client.ExpectAsync("Snapshot");

        Assert.Equal(2, first.GetProperty("value").GetProperty("points").GetArrayLength());
        Assert.Equal(2, Assert.Single(second.GetProperty("value").GetProperty("points").EnumerateArray()).GetProperty("value").GetDouble());
    }

    private static Task<GatewayHost> StartAsync(int wallCapacity = 20_000) =>
        GatewayHost.StartAsync(
            plant =>
            {
                plant.Add(Site, "330100");
                plant.Add(Other, "330200");
            },
            wallCapacity);
}
