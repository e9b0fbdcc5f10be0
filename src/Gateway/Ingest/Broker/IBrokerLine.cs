using Monitoring.Gateway.Ingest.Mqtt;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>One connection to the broker. Used for one connection only. Behind it stands MQTTnet.</summary>
internal interface IBrokerLine : IAsyncDisposable
{
    /// <summary>After connecting: the broker had kept the session, and with it what was not acknowledged.</summary>
    bool WasKept { get; }

    /// <summary>Connects to the kept session and subscribes. Messages may come before it completes.</summary>
    /// <returns>Null if the line is up; else why it is not, in one line. Throws only if <paramref name="cancellationToken"/> says so.</returns>
    Task<string?> ConnectAsync(IBrokerReceiver receiver, CancellationToken cancellationToken);

    /// <summary>Sends a PUBACK.</summary>
    /// <returns>False if the line is down: the broker will deliver the message again.</returns>
    Task<bool> AcknowledgeAsync(BrokerMessage message, ReasonCode reason, string? text);

    /// <summary>Publishes at QoS 1 and waits for the broker's PUBACK.</summary>
    Task<BrokerPublished> PublishAsync(string topic, byte[] payload, bool retain, CancellationToken cancellationToken);

    /// <summary>Takes leave; the broker keeps the session. Does not throw.</summary>
    Task DisconnectAsync();
}

/// <summary>What became of a publication.</summary>
/// <param name="Settled">The broker has answered; trying again would change nothing.</param>
/// <param name="Fault">Null if the broker has it; else why not.</param>
internal readonly record struct BrokerPublished(bool Settled, string? Fault);

/// <summary>What a line tells.</summary>
internal interface IBrokerReceiver
{
    /// <summary>A message, in the order of the broker. The next one comes after the task.</summary>
    ValueTask ReceiveAsync(BrokerMessage message);

    /// <summary>The connection is gone.</summary>
    void Lost(string reason);
}

/// <summary>Makes lines.</summary>
internal interface IBrokerLines
{
    /// <summary>A line that is not connected yet.</summary>
    IBrokerLine Create();
}
