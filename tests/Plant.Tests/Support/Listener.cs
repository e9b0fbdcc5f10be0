using System.Text.Json;
using Monitoring.MqttClient;

namespace Monitoring.Plant.Tests.Support;

/// <summary>A subscriber that hands out the received messages one by one.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly MqttConnection _connection;
    private readonly IAsyncEnumerator<MqttMessage> _messages;

    private Listener(MqttConnection connection)
    {
        _connection = connection;
        _messages = connection.ReadMessagesAsync().GetAsyncEnumerator();
    }

    public static async Task<Listener> StartAsync(int port, string filter, string? user = null, string? password = null)
    {
        var connection = await MqttConnection.ConnectAsync(new MqttOptions { ClientId = $"listener-{Guid.NewGuid():N}", Port = port, User = user, Password = password });
        await connection.SubscribeAsync(filter).InTime();
        return new Listener(connection);
    }

    public async Task<(string Topic, JsonElement Json)> NextAsync()
    {
        Assert.True(await _messages.MoveNextAsync().AsTask().InTime());
        using var json = JsonDocument.Parse(_messages.Current.Payload);
        return (_messages.Current.Topic, json.RootElement.Clone());
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _messages.DisposeAsync();
    }
}
