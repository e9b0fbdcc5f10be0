using System.Text;
using Monitoring.MqttClient.Wire;

namespace Monitoring.MqttClient;

public sealed partial class MqttConnection
{
    // Publishes that wait for the window, first come first served: waiters of a semaphore resume in any order.
    private readonly Queue<Pending> _pending = [];

    /// <summary>Publishes and waits for the acknowledgement (QoS 0: until queued). The result is the reason code, 0 in 3.1.1.</summary>
    /// <exception cref="MqttClosedException">The connection ended first: repeat the message on a new one.</exception>
    public async Task<byte> PublishAsync(
        string topic, ReadOnlyMemory<byte> payload, MqttQoS qos = MqttQoS.AtLeastOnce, bool retain = false, CancellationToken cancellationToken = default)
    {
        var topicUtf8 = Encoding.UTF8.GetBytes(topic);
        if (qos == MqttQoS.AtMostOnce)
        {
            await PostAsync(topicUtf8, payload, qos, retain, cancellationToken);
            return 0;
        }

        var acknowledged = new TaskCompletionSource<byte>(TaskCreationOptions.RunContinuationsAsynchronously);
        await Queue(new Pending(topicUtf8, payload, qos, retain, acknowledged), cancellationToken);
        return await acknowledged.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Publishes and returns when the packet is queued for sending; the acknowledgement goes to
    /// <see cref="MqttOptions.OnAcknowledged"/>. Waits while the window (QoS 1/2) or the send queue (QoS 0) is full.
    /// Allocates only when it has to wait. The payload must not change before the result completes.
    /// </summary>
    public async ValueTask PostAsync(
        ReadOnlyMemory<byte> topicUtf8, ReadOnlyMemory<byte> payload, MqttQoS qos, bool retain = false, CancellationToken cancellationToken = default)
    {
        if (qos == MqttQoS.AtMostOnce)
        {
            await _send.WaitForRoomAsync().WaitAsync(cancellationToken);
        }

        await Queue(new Pending(topicUtf8, payload, qos, retain, null), cancellationToken);
    }

    private Task Queue(Pending publish, CancellationToken cancellationToken)
    {
        lock (_send.Gate)
        {
            if (!IsOpen)
            {
                throw new MqttClosedException("The connection has ended.");
            }

            if (publish.QoS != MqttQoS.AtMostOnce && (_inFlight.Full || _pending.Count > 0))
            {
                var queued = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _pending.Enqueue(publish with { Queued = queued });
                return cancellationToken.CanBeCanceled ? UnlessCancelled(queued, cancellationToken) : queued.Task;
            }

            Send(publish);
            _send.Wake();
            return Task.CompletedTask;
        }
    }

    /// <summary>Room in the window: the longest waiting publishes go out. Only under the gate.</summary>
    private void SendPending()
    {
        while (!_inFlight.Full && _pending.TryDequeue(out var publish))
        {
            // One that was cancelled meanwhile is not sent: its payload may have changed.
            if (publish.Queued!.TrySetResult())
            {
                Send(publish);
                _send.Wake();
            }
        }
    }

    private static async Task UnlessCancelled(TaskCompletionSource queued, CancellationToken cancellationToken)
    {
        await using var cancel = cancellationToken.UnsafeRegister(_ => queued.TrySetCanceled(cancellationToken), null);
        await queued.Task;
    }

    private void Send(in Pending publish)
    {
        var id = publish.QoS == MqttQoS.AtMostOnce
            ? (ushort)0
            : _inFlight.Add(publish.QoS, _options.Time.GetTimestamp(), publish.Acknowledged);
        Packets.Publish(
            _send.Filling, _options.Version, publish.Topic.Span, publish.Payload.Span, publish.QoS, publish.Retain, id);
    }

    private readonly record struct Pending(
        ReadOnlyMemory<byte> Topic, ReadOnlyMemory<byte> Payload, MqttQoS QoS, bool Retain, TaskCompletionSource<byte>? Acknowledged)
    {
        public TaskCompletionSource? Queued { get; init; }
    }
}
