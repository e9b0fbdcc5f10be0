using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>Says whether floods are followed.</summary>
internal sealed class FloodHealth(FloodFeed feed) : IServiceHealth
{
    public PartHealth Check() => new()
    {
        Name = "floods",
        Ok = feed.Fault is null,
        Detail = feed.Fault ?? (feed.Loaded.IsCompletedSuccessfully ? $"{feed.Seats.Items.Length} seats, folded {feed.Loads} times" : "loading"),
    };
}
