namespace Monitoring.MqttClient;

/// <summary>How to connect. One connection, one options object; reconnecting is the caller's business.</summary>
public sealed record MqttOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    public MqttVersion Version { get; init; } = MqttVersion.V311;

    public required string ClientId { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>Clean session (3.1.1) or clean start (5.0): false resumes what the server kept.</summary>
    public bool Clean { get; init; } = true;

    /// <summary>5.0 only: how long the server keeps the session after the connection ended; whole seconds.</summary>
    public TimeSpan SessionExpiry { get; init; }

    /// <summary>PINGREQ period. Zero switches keep-alive off. At most 65,535 s (16 bits on the wire).</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);

    public MqttWill? Will { get; init; }

    /// <summary>QoS 1/2 publishes that may be unacknowledged at one time, 1–65,000. Cut to the server's receive maximum.</summary>
    public int Window { get; init; } = 64;

    /// <summary>Bytes queued for sending above which a QoS 0 publish waits.</summary>
    public int SendLimit { get; init; } = 1 << 20;

    /// <summary>Received messages queued for the reader; when full the socket is no longer read (acknowledgements wait too).</summary>
    public int ReceiveQueue { get; init; } = 1024;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public MqttAcknowledged? OnAcknowledged { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
