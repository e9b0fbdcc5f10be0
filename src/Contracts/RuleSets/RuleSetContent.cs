namespace Monitoring.Contracts;

/// <summary>What a rule set decides: everything that judges samples or tells people. Complete and immutable, swapped whole.</summary>
[GenerateSerializer, Alias("rule-set-content"), Immutable]
public sealed record RuleSetContent
{
    /// <summary>A sample no older than this on arrival is judged live; seconds, 1 to 3600.</summary>
    [Id(0)] public double LiveWindow { get; set; } = 120;

    /// <summary>All points with their conditions.</summary>
    [Id(1)] public PointConfig[] Points { get; set; } = [];

    /// <summary>Which causes hide which consequences.</summary>
    [Id(2)] public SuppressionConfig[] Suppressions { get; set; } = [];

    /// <summary>When unacknowledged alarms are escalated.</summary>
    [Id(3)] public EscalationConfig Escalation { get; set; } = new();

    /// <summary>The rules of a configuration.</summary>
    public static RuleSetContent Of(SiteConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new RuleSetContent
        {
            LiveWindow = config.LiveWindow, Points = config.Points, Suppressions = config.Suppressions, Escalation = config.Escalation,
        };
    }

    /// <summary>The same site with these rules.</summary>
    public SiteConfig ApplyTo(SiteConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config with { LiveWindow = LiveWindow, Points = Points, Suppressions = Suppressions, Escalation = Escalation };
    }
}
