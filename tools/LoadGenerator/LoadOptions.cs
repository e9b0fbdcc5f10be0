using Monitoring.MqttClient;

namespace Monitoring.LoadGenerator;

/// <summary>What to send, where, how fast and for how long.</summary>
internal sealed record LoadOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    public string? User { get; init; } = "demo";

    public string? Password { get; init; } = "demo";

    public MqttVersion Version { get; init; } = MqttVersion.V311;

    public int Connections { get; init; } = 50;

    /// <summary>Generated sites; ignored when a file names them.</summary>
    public int Sites { get; init; } = 50;

    /// <summary>A sites.json; its first entry, the try-out bench, is left out.</summary>
    public string? SitesFile { get; init; }

    /// <summary>Unacknowledged messages per connection.</summary>
    public int Window { get; init; } = 32;

    public MqttQoS QoS { get; init; } = MqttQoS.AtLeastOnce;

    public PayloadKind Payload { get; init; } = PayloadKind.Json;

    /// <summary>Points per JSON batch; cut to the points that a site of the file has.</summary>
    public int Points { get; init; } = 100;

    /// <summary>Messages per second over all connections; 0: as fast as the window lets.</summary>
    public double Rate { get; init; }

    /// <summary>Exponent of Zipf's law over the sites; 0: every connection keeps to one site.</summary>
    public double Skew { get; init; }

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>End after so many messages in all (without warm-up), whatever the duration.</summary>
    public long? Count { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool Help { get; init; }
}
