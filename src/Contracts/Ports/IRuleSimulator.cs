namespace Monitoring.Contracts;

/// <summary>A simulation that somebody asks for.</summary>
public sealed record SimulationRequest
{
    /// <summary>The site with the rules it has.</summary>
    public required SiteConfig Present { get; init; }

    /// <summary>The site with the proposed rules.</summary>
    public required SiteConfig Proposed { get; init; }

    /// <summary>From, inclusive, Unix milliseconds.</summary>
    public required long From { get; init; }

    /// <summary>To, exclusive, Unix milliseconds; at most 31 days after <see cref="From"/>.</summary>
    public required long To { get; init; }

    /// <summary>For whom.</summary>
    public required string By { get; init; }
}

/// <summary>Runs two rule sets over stored samples.</summary>
public interface IRuleSimulator
{
    /// <summary>Why no simulation is possible here, Chinese and English; null if it is.</summary>
    (string Text, string TextEn)? Unavailable { get; }

    /// <summary>
    /// Runs one; null at once if as many are running as are allowed (<see cref="MostAtOnce"/>): nothing queues, the caller is told to
    /// come again.
    /// </summary>
    Task<SimulationReport?> RunAsync(SimulationRequest request, CancellationToken cancellationToken);

    /// <summary>How many may run at once.</summary>
    int MostAtOnce { get; }
}
