namespace Monitoring.Alarms;

/// <summary>What is known of a gateway of the site.</summary>
internal sealed class GatewayState(string gatewayId)
{
    /// <summary>The gateway.</summary>
    public string GatewayId { get; } = gatewayId;

    /// <summary>Its key in alarms and checkpoints: a point's tag never begins with <c>@</c>.</summary>
    public string Key { get; } = "@" + gatewayId;

    /// <summary>Repeats of its messages.</summary>
    public RepeatWindow Repeats { get; set; } = new();

    /// <summary>It said once that it is online, so its silence means something.</summary>
    public bool Watched { get; set; }

    /// <summary>Condition <c>gateway-offline</c>.</summary>
    public ConditionState Offline;

    /// <summary>Condition <c>clock-skew</c>.</summary>
    public ConditionState Skew;

    /// <summary>Log position up to which its stored state has seen everything; 0 when no log is replayed.</summary>
    public long Position { get; set; }

    /// <summary>State changed since it was last stored; the log can make it again.</summary>
    public bool Dirty { get; set; }

    /// <summary>What is known of its line changed since it was last stored. No log tells of that: it must be stored soon.</summary>
    public bool LineChanged { get; set; }
}
