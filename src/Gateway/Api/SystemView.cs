using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Body of <c>GET /system</c>: the service as a whole.</summary>
internal sealed record SystemView
{
    public required string Version { get; init; }

    public required string Engine { get; init; }

    public required bool Demo { get; init; }

    public required DateTimeOffset ServerTime { get; init; }

    /// <summary>Since when this process runs; counters begin here.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>As in <c>/health/ready</c>.</summary>
    public required PartHealth[] Parts { get; init; }

    public required StoreFigures[] Stores { get; init; }

    public required LogFigures? SampleLog { get; init; }

    public required ListenerView[] Listeners { get; init; }

    public required PushView Push { get; init; }

    public required QueueFigures[] Queues { get; init; }

    public required GatewayCountView Gateways { get; init; }

    public required SiteCountView Sites { get; init; }
}

/// <summary>Where the service listens.</summary>
internal sealed record ListenerView(string Name, string Address, bool Tls);

/// <summary>The feed of the walls.</summary>
/// <param name="Connections">Walls connected.</param>
/// <param name="Lagging">Of these, those that cannot keep up now.</param>
/// <param name="Renewed">Times that a wall could not keep up and began anew.</param>
/// <param name="Dropped">Transitions that were dropped for it, each of which the new snapshot holds.</param>
/// <param name="SitesBehind">Sites of which transitions are missing and being read.</param>
/// <param name="Gaps">Times that a number was missing.</param>
/// <param name="Repaired">Times that it was read from the journal.</param>
internal sealed record PushView(int Connections, int Lagging, long Renewed, long Dropped, int SitesBehind, long Gaps, long Repaired);

/// <summary>Gateways that are not revoked, and those connected to this process.</summary>
internal sealed record GatewayCountView(int Total, int Online);

/// <summary>Sites by how much of them can be seen.</summary>
internal sealed record SiteCountView(int Total, int Online, int PartlyBlind, int Blind, int Idle);
