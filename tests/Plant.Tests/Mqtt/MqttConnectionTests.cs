using System.Globalization;
using System.Text;
using Monitoring.MqttClient;
using Monitoring.Plant.Tests.Support;

namespace Monitoring.Plant.Tests.Mqtt;

public sealed class MqttConnectionTests
{
    public static TheoryData<MqttVersion, MqttQoS> VersionsAndQoS => new()
    {
        { MqttVersion.V311, MqttQoS.AtMostOnce }, { MqttVersion.V311, MqttQoS.AtLeastOnce }, { MqttVersion.V311, MqttQoS.ExactlyOnce },
        { MqttVersion.V5, MqttQoS.AtMostOnce }, { MqttVersion.V5, MqttQoS.AtLeastOnce }, { MqttVersion.V5, MqttQoS.ExactlyOnce },
    };

    [MosquittoTheory]
    [MemberData(nameof(VersionsAndQoS))]
    public async Task Publish_AnyQoS_ArrivesOnceAndInOrder(MqttVersion version, MqttQoS qos)
    {
        const int Count = 500;
        await using var server = await MosquittoServer.StartAsync();
        await using var receiver = await Connect(server, "receiver", version);
        await using var sender = await Connect(server, "sender", version);
        Assert.Equal((byte)qos, await receiver.SubscribeAsync("hm/#", qos).InTime());

        var sent = Enumerable.Range(0, Count)
            .Select(i => sender.PublishAsync("hm/v1/x", Encoding.UTF8.GetBytes(i.ToString(CultureInfo.InvariantCulture)), qos)).ToArray();
        var codes = await Task.WhenAll(sent).InTime();

        Assert.All(codes, code => Assert.Equal(0, code));
        var texts = await Take(receiver, Count);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => i.ToString(CultureInfo.InvariantCulture)), texts);
    }

    [MosquittoFact]
    public async Task Connect_WrongPassword_IsRefusedWithItsReason()
    {
        await using var server = await MosquittoServer.StartAsync("demo", "right");
        var options = Options(server, "a") with { User = "demo", Password = "wrong" };

        var refusal = await Assert.ThrowsAsync<MqttRefusedException>(() => MqttConnection.ConnectAsync(options));

        Assert.Equal(5, refusal.ReasonCode);
        await using var accepted = await MqttConnection.ConnectAsync(options with { Password = "right" });
        Assert.True(accepted.IsOpen);
    }

    [MosquittoFact]
    public async Task PersistentSession_MessagesWhileAway_AreDeliveredOnReturn()
    {
        await using var server = await MosquittoServer.StartAsync();
        var options = Options(server, "keeper") with { Clean = false };
        await using (var first = await MqttConnection.ConnectAsync(options))
        {
            Assert.False(first.SessionPresent);
            await first.SubscribeAsync("hm/#").InTime();
            await first.DisconnectAsync().InTime();
        }

        await using var sender = await Connect(server, "sender", MqttVersion.V311);
        await sender.PublishAsync("hm/a", "1"u8.ToArray()).InTime();
        await sender.PublishAsync("hm/a", "2"u8.ToArray()).InTime();

        await using var again = await MqttConnection.ConnectAsync(options);
        Assert.True(again.SessionPresent);
        Assert.Equal(["1", "2"], await Take(again, 2));
    }

    [MosquittoFact]
    public async Task PersistentSession_MessageNotFinished_IsDeliveredAgainAsDuplicate()
    {
        await using var server = await MosquittoServer.StartAsync();
        var options = Options(server, "keeper") with { Clean = false };
        await using var sender = await Connect(server, "sender", MqttVersion.V311);
        await using (var first = await MqttConnection.ConnectAsync(options))
        {
            await first.SubscribeAsync("hm/#").InTime();
            await sender.PublishAsync("hm/a", "1"u8.ToArray()).InTime();
            await using var messages = first.ReadMessagesAsync().GetAsyncEnumerator();
            Assert.True(await messages.MoveNextAsync().AsTask().InTime());
            first.Abort();
        }

        await using var again = await MqttConnection.ConnectAsync(options);
        await using var redelivered = again.ReadMessagesAsync().GetAsyncEnumerator();
        Assert.True(await redelivered.MoveNextAsync().AsTask().InTime());
        Assert.True(redelivered.Current.Duplicate);
        Assert.Equal("1"u8.ToArray(), redelivered.Current.Payload);
    }

    [MosquittoFact]
    public async Task Will_ConnectionAborted_IsPublishedByTheServer()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var receiver = await Connect(server, "receiver", MqttVersion.V311);
        await receiver.SubscribeAsync("hm/#").InTime();
        var will = new MqttWill("hm/v1/x/status", "gone"u8.ToArray());
        await using var sender = await MqttConnection.ConnectAsync(Options(server, "sender") with { Will = will });

        sender.Abort();

        Assert.Equal(["gone"], await Take(receiver, 1));
    }

    [MosquittoFact]
    public async Task Disconnect_Orderly_PublishesNoWill()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var receiver = await Connect(server, "receiver", MqttVersion.V311);
        await receiver.SubscribeAsync("hm/#").InTime();
        var will = new MqttWill("hm/v1/x/status", "gone"u8.ToArray());
        await using var sender = await MqttConnection.ConnectAsync(Options(server, "sender") with { Will = will });

        await sender.DisconnectAsync().InTime();
        await receiver.PublishAsync("hm/end", "end"u8.ToArray()).InTime();

        Assert.Equal(["end"], await Take(receiver, 1));
    }

    [MosquittoFact]
    public async Task Publish_ServerDies_FailsAndClosedCompletes()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var sender = await Connect(server, "sender", MqttVersion.V311);

        await server.KillAsync();
        await sender.Closed.InTime();

        await Assert.ThrowsAsync<MqttClosedException>(() => sender.PublishAsync("hm/a", "1"u8.ToArray()).InTime());
        Assert.False(sender.IsOpen);
    }

    [MosquittoFact]
    public async Task KeepAlive_Idle_KeepsTheConnectionBeyondItsPeriod()
    {
        await using var server = await MosquittoServer.StartAsync();
        await using var receiver = await Connect(server, "receiver", MqttVersion.V311);
        await receiver.SubscribeAsync("hm/#").InTime();
        var options = Options(server, "idle") with { KeepAlive = TimeSpan.FromSeconds(1) };
        await using var idle = await MqttConnection.ConnectAsync(options);

        // Without PINGREQ Mosquitto drops a client after 1.5 periods; five pings half a period apart are more than that.
        await server.LoggedAsync("Received PINGREQ from idle", times: 5).InTime();

        Assert.True(idle.IsOpen);
    }

    [MosquittoFact]
    public async Task Post_SmallWindow_NeverExceedsItAndAcknowledgesAll()
    {
        const int Count = 2000;
        await using var server = await MosquittoServer.StartAsync();
        var acknowledged = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = Options(server, "sender") with
        {
            Window = 8,
            OnAcknowledged = (_, _) => { if (++acknowledged == Count) { all.SetResult(); } },
        };
        await using var sender = await MqttConnection.ConnectAsync(options);
        for (var i = 0; i < Count; i++)
        {
            await sender.PostAsync("hm/a"u8.ToArray(), "1"u8.ToArray(), MqttQoS.AtLeastOnce);
            Assert.InRange(i + 1 - Volatile.Read(ref acknowledged), 0, 8);
        }

        await all.Task.InTime();
    }

    private static MqttOptions Options(MosquittoServer server, string id) => new() { ClientId = id, Port = server.Port };

    private static Task<MqttConnection> Connect(MosquittoServer server, string id, MqttVersion version) =>
        MqttConnection.ConnectAsync(Options(server, id) with { Version = version });

    private static async Task<List<string>> Take(MqttConnection connection, int count)
    {
        var texts = new List<string>();
        using var deadline = new CancellationTokenSource(Patience.Long);
        await foreach (var message in connection.ReadMessagesAsync(deadline.Token))
        {
            texts.Add(Encoding.UTF8.GetString(message.Payload));
            if (texts.Count == count)
            {
                break;
            }
        }

        return texts;
    }
}
