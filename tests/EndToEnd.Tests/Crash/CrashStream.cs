using Monitoring.MqttClient;

namespace Monitoring.EndToEnd.Tests.Crash;

/// <summary>What one client of the crash run sends.</summary>
internal sealed record CrashStream
{
    /// <summary>MQTT user, which is the gateway.</summary>
    public string Gateway { get; init; } = "demo";

    public string Secret { get; init; } = "demo";

    public required string Site { get; init; }

    /// <summary>Points and the value that each has in the n-th message.</summary>
    public required (string Point, Func<long, double> Value)[] Points { get; init; }

    public MqttQoS QoS { get; init; } = MqttQoS.AtLeastOnce;

    public MqttVersion Version { get; init; } = MqttVersion.V311;

    public int Window { get; init; } = 32;

    /// <summary>Rows of a message. More than one is sent as back-fill, of an hour ago.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Flag of the message: judged in its own time.</summary>
    public bool Backfill { get; init; }

    /// <summary>What the first sample time is before now.</summary>
    public TimeSpan Ago { get; init; }

    public string Name => $"{Gateway}-{Site}-{Points[0].Point}";
}
