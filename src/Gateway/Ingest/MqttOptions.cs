namespace Monitoring.Gateway.Ingest;

/// <summary>Bounds and times of the MQTT endpoint. Each number is checked at start; see <see cref="MqttOptionsValidator"/>.</summary>
public sealed class MqttOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Mqtt";

    /// <summary>Largest packet, bytes, 1 KiB to 16 MiB (d: 256 KiB, contract.md §2). Announced in 5.0.</summary>
    public int MaximumPacketSize { get; set; } = 256 * 1024;

    /// <summary>Largest batch, samples per message, 1 to 100,000 (d: 10,000, contract.md §2).</summary>
    public int MaximumBatchSamples { get; set; } = 10_000;

    /// <summary>Connections of all gateways, 1 to 100,000 (d: 5,000). When full: a new one is closed at once.</summary>
    public int MaximumConnections { get; set; } = 5_000;

    /// <summary>Connections of one gateway, 1 to 10,000 (d: 64). When full: CONNACK 0x97, in 3.1.1 code 3.</summary>
    public int MaximumConnectionsPerGateway { get; set; } = 64;

    /// <summary>QoS 1 and 2 messages without an answer on one connection, 1 to 65,535 (d: 1,024). In 5.0 announced and enforced (0x93); in 3.1.1 reading stops.</summary>
    public int ReceiveMaximum { get; set; } = 1_024;

    /// <summary>Reads of one connection whose grain calls are under way, 1 to 64 (d: 8). When full: reading stops.</summary>
    public int MaximumReadsInFlight { get; set; } = 8;

    /// <summary>Topic aliases a 5.0 client may set, 0 to 1,000 (d: 64).</summary>
    public int TopicAliasMaximum { get; set; } = 64;

    /// <summary>Sessions, connected or kept, 1 to 1,000,000 (d: 10,000). When full: the kept session that ends soonest goes; if none is kept, CONNACK 0x97.</summary>
    public int MaximumSessions { get; set; } = 10_000;

    /// <summary>How long a session is kept at most, 0 to 30 days (d: 1 day). Sessions live in memory: a restart of the service ends them.</summary>
    public TimeSpan MaximumSessionExpiry { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Subscriptions of one session, 1 to 1,000 (d: 64). When full: SUBACK 0x97, in 3.1.1 0x80.</summary>
    public int MaximumSubscriptions { get; set; } = 64;

    /// <summary>QoS 1 messages waiting for one session, 1 to 10,000 (d: 100). When full: the oldest is dropped and counted.</summary>
    public int MaximumQueuedMessages { get; set; } = 100;

    /// <summary>Retained messages, 1 to 1,000,000 (d: 20,000). When full: a new topic is refused and counted.</summary>
    public int MaximumRetained { get; set; } = 20_000;

    /// <summary>Time from accepting a connection to CONNECT, 1 s to 5 min (d: 10 s).</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest keep-alive, 10 s to 18 h (d: 5 min). A 5.0 client with a longer one, or none, is told this.</summary>
    public TimeSpan MaximumKeepAlive { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between a failed write to the log and the closing of the connection, 0 to 1 min (d: 1 s), so that a client's reconnecting is no storm.</summary>
    public TimeSpan BusyPause { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Answers not yet taken by the client, bytes, 4 KiB to 64 MiB (d: 1 MiB). When full: the connection is closed.</summary>
    public int MaximumUnsentBytes { get; set; } = 1024 * 1024;

    /// <summary>Failed sign-ins of one gateway id from one address per minute, 1 to 10,000 (d: 10). More are refused unread: 0x9F, in 3.1.1 code 3.</summary>
    public int MaximumFailuresPerMinute { get; set; } = 10;

    /// <summary>Rejected payloads waiting to be stored, 16 to 100,000 (d: 1,000). When full: the oldest is dropped and counted.</summary>
    public int MaximumRejectedQueue { get; set; } = 1_000;
}
