namespace Monitoring.Contracts;

/// <summary>The alarms of a seat that are not over, as an operator should see them: folded in a flood, line by line otherwise.</summary>
public sealed record GroupedAlarms
{
    /// <summary>The flood state that it is folded by.</summary>
    public required FloodView Flood { get; init; }

    /// <summary>Alarms that are not over, in all lines together.</summary>
    public required int Total { get; init; }

    /// <summary>The lines: first-outs, then critical, causes and groups, single alarms by priority, chattering, low.</summary>
    public required AlarmLine[] Lines { get; init; }

    /// <summary>Alarms that have stood for more than 24 hours (listed in their lines as well).</summary>
    public required string[] Standing { get; init; }
}

/// <summary>One line of the list.</summary>
public sealed record AlarmLine
{
    /// <summary><c>alarm</c> (one), <c>cause</c>, <c>equipment</c>, <c>hazard</c>, <c>site</c>, <c>chattering</c> or <c>low</c> (folded).</summary>
    public required string Kind { get; init; }

    /// <summary>Name of what is folded; the alarm's point for a single one.</summary>
    public required string Name { get; init; }

    /// <summary>It is the first-out of its site.</summary>
    public bool FirstOut { get; init; }

    /// <summary>The alarm that stands for the line: the alarm itself, or the worst of those folded.</summary>
    public required AlarmRecord Alarm { get; init; }

    /// <summary>Alarms in the line that are not over.</summary>
    public required int Count { get; init; }

    /// <summary>Activations, of a chattering source; otherwise 0.</summary>
    public long Activations { get; init; }

    /// <summary>All alarms in the line that are not over.</summary>
    public required string[] AlarmIds { get; init; }
}
