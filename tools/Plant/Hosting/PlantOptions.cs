namespace Monitoring.Plant.Hosting;

/// <summary>The command line of the plant.</summary>
internal sealed record PlantOptions
{
    public string Host { get; init; } = "127.0.0.1";

    public int Port { get; init; } = 1883;

    public string User { get; init; } = "demo";

    public string Password { get; init; } = "demo";

    /// <summary>Plant seconds per wall second, 0.1–600.</summary>
    public double Clock { get; init; } = 1;

    /// <summary>Wall time (Unix ms) at which plant time equals it; null: the start of the process.</summary>
    public long? ClockAnchor { get; init; }

    public ulong Seed { get; init; } = 1;

    public bool Faults { get; init; } = true;

    /// <summary>One connection per site instead of one for all.</summary>
    public bool ConnectionPerSite { get; init; }

    /// <summary>Write the site configuration there (<c>-</c>: to standard output) and end.</summary>
    public string? SitesFile { get; init; }

    /// <summary>Loopback TCP port for commands; null: standard input only.</summary>
    public int? ControlPort { get; init; }

    /// <summary>Rows kept per site during an outage.</summary>
    public int Buffer { get; init; } = 7_200;

    public bool Help { get; init; }
}
