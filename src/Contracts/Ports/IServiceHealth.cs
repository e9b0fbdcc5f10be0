namespace Monitoring.Contracts;

/// <summary>State of one part of the service.</summary>
public sealed record PartHealth
{
    /// <summary>Name: <c>journal</c>, <c>sample-log</c>, <c>series</c>, <c>push</c>, <c>mqtt</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it does its work.</summary>
    public required bool Ok { get; init; }

    /// <summary>One line: what is wrong, or figures such as a backlog.</summary>
    public string? Detail { get; init; }
}

/// <summary>A part of the service that can say how it is. All registered ones make up <c>/health/ready</c> and the heartbeat.</summary>
public interface IServiceHealth
{
    /// <summary>Cheap and without waiting: called once a second.</summary>
    PartHealth Check();
}
