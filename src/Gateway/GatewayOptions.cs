using System.Net;

namespace Monitoring.Gateway;

/// <summary>What the host tells the gateway.</summary>
public sealed class GatewayOptions
{
    /// <summary>The data folder; the keys that sign sessions are in its folder <c>keys</c>, unless the host registers an <c>IXmlRepository</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Name of the grain engine, shown by health and about: <c>Local</c> or <c>Orleans</c>.</summary>
    public string Engine { get; init; } = "Local";

    /// <summary>Folder of the built wall; null or missing: there are no pages.</summary>
    public string? WebRoot { get; init; }

    /// <summary>Where the host listens, for who looks after the service.</summary>
    public IReadOnlyList<Listener> Listeners { get; init; } = [];

    /// <summary>
    /// Reverse proxies in front of the host. What they say of a client's address and scheme is believed, hop by hop, and nobody else's word; none (default)
    /// means that clients come by themselves.
    /// </summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The outline of the region; the bundled sketch unless the host has another.</summary>
    public MapFile Map { get; init; } = MapFile.Bundled();

    /// <summary>Every page says DEMO.</summary>
    public bool Demo { get; init; }

    /// <summary>
    /// Transitions that wait for one slow wall, at most; beyond it the wall gets a new snapshot. 1 or more, default 20,000: ten thousand alarms
    /// at once must not look like a wall that is slow, and what waits is shared by all walls.
    /// </summary>
    public int WallCapacity { get; init; } = 20_000;

    /// <summary>Largest body of a request, bytes. Default 1 MiB.</summary>
    public long MaxBody { get; init; } = 1024 * 1024;

    /// <summary>Largest body of a site's or a point list's configuration, bytes: 5,000 points take about 2 MB. Default 8 MiB.</summary>
    public long MaxConfigurationBody { get; init; } = 8 * 1024 * 1024;
}

/// <summary>Where the host listens.</summary>
/// <param name="Name">What for: <c>http</c>, <c>mqtt</c>, <c>mqtt-websocket</c>.</param>
/// <param name="Address">Address with scheme, such as <c>mqtt://127.0.0.1:1883</c>.</param>
/// <param name="Tls">Whether it is encrypted.</param>
public sealed record Listener(string Name, string Address, bool Tls);
