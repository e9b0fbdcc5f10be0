using System.Buffers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>One connection by MQTTnet: its messages one after the other, acknowledged by us and not by it.</summary>
internal sealed class MqttNetLine(MqttClientFactory factory, MqttClientOptions options, string[] filters, TimeSpan timeout, TimeProvider time) : IBrokerLine
{
    private readonly IMqttClient _client = factory.CreateMqttClient();

    /// <inheritdoc/>
    public bool WasKept { get; private set; }

    /// <inheritdoc/>
    public async Task<string?> ConnectAsync(IBrokerReceiver receiver, CancellationToken cancellationToken)
    {
        _client.ApplicationMessageReceivedAsync += received =>
        {
            received.AutoAcknowledge = false;
            return receiver.ReceiveAsync(Read(received)).AsTask();
        };
        _client.DisconnectedAsync += gone =>
        {
            receiver.Lost(OneLine(gone.Exception?.Message ?? $"{gone.Reason} {gone.ReasonString}"));
            return Task.CompletedTask;
        };
        try
        {
            using var late = new CancellationTokenSource(timeout, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            var connected = await _client.ConnectAsync(options, limit.Token);
            WasKept = connected.IsSessionPresent;
            return connected.ResultCode == MqttClientConnectResultCode.Success
                ? await SubscribeAsync(limit.Token)
                : OneLine($"the broker refuses the connection: {connected.ResultCode} {connected.ReasonString}");
        }
        catch (Exception error) when (IsOfTheLine(error))
        {
            cancellationToken.ThrowIfCancellationRequested();
            return OneLine((error.InnerException ?? error).Message);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> AcknowledgeAsync(BrokerMessage message, ReasonCode reason, string? text)
    {
        var received = (MqttApplicationMessageReceivedEventArgs)message.Handle!;
        received.ReasonCode = (MqttApplicationMessageReceivedReasonCode)reason;
        received.ResponseReasonString = text;
        try
        {
            await received.AcknowledgeAsync(CancellationToken.None);
            return true;
        }
        catch (Exception error) when (IsOfTheLine(error) || error is NullReferenceException)
        {
            // NullReferenceException: the client takes its adapter away when it disconnects.
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<BrokerPublished> PublishAsync(string topic, byte[] payload, bool retain, CancellationToken cancellationToken)
    {
        try
        {
            using var late = new CancellationTokenSource(timeout, time);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            var message = new MqttApplicationMessage
            {
                Topic = topic, Payload = new ReadOnlySequence<byte>(payload), Retain = retain, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
            };
            var answer = await _client.PublishAsync(message, limit.Token);

            // NoMatchingSubscribers is a success: nobody listens now.
            var passes = answer.ReasonCode is MqttClientPublishReasonCode.QuotaExceeded or MqttClientPublishReasonCode.UnspecifiedError;
            return new BrokerPublished(!passes, answer.IsSuccess ? null : OneLine($"{answer.ReasonCode} {answer.ReasonString}"));
        }
        catch (Exception error) when (IsOfTheLine(error) || error is NullReferenceException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new BrokerPublished(false, OneLine(error.Message));
        }
    }

    /// <inheritdoc/>
    public async Task DisconnectAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(timeout, time);
            await _client.DisconnectAsync(new MqttClientDisconnectOptions(), limit.Token);
        }
        catch (Exception error) when (IsOfTheLine(error) || error is NullReferenceException)
        {
            // It is gone already; the broker sees that by itself.
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string?> SubscribeAsync(CancellationToken cancellationToken)
    {
        var request = new MqttClientSubscribeOptions
        {
            TopicFilters = [.. filters.Select(static filter => new MqttTopicFilter { Topic = filter, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce })],
        };
        var answer = await _client.SubscribeAsync(request, cancellationToken);
        var refused = answer.Items.Where(static item => item.ResultCode is not (MqttClientSubscribeResultCode.GrantedQoS1 or MqttClientSubscribeResultCode.GrantedQoS2)).ToArray();
        return refused.Length == 0 ? null : OneLine($"the broker refuses {refused.Length} of {filters.Length} subscriptions: {refused[0].TopicFilter.Topic} {refused[0].ResultCode}");
    }

    private static BrokerMessage Read(MqttApplicationMessageReceivedEventArgs received)
    {
        var message = received.ApplicationMessage;
        return new BrokerMessage(
            Encoding.UTF8.GetBytes(message.Topic ?? ""),
            message.Payload.ToArray(),
            message.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce ? (ushort)0 : received.PacketIdentifier,
            message.Dup,
            Gateway(message),
            received);
    }

    private static string? Gateway(MqttApplicationMessage message)
    {
        foreach (var property in message.UserProperties ?? [])
        {
            if (property.Name == BrokerMessage.GatewayProperty)
            {
                return property.ReadValueAsString();
            }
        }

        return null;
    }

    private static bool IsOfTheLine(Exception error) => error is MqttCommunicationException or MqttProtocolViolationException or OperationCanceledException
        or IOException or System.Net.Sockets.SocketException or AuthenticationException or CryptographicException or ObjectDisposedException or TimeoutException or InvalidOperationException;

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= 300 ? line : line[..300];
    }
}
