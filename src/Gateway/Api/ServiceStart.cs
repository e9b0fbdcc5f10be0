namespace Monitoring.Gateway.Api;

/// <summary>When this process began to count.</summary>
internal sealed class ServiceStart(TimeProvider clock)
{
    public DateTimeOffset At { get; } = clock.GetUtcNow();
}
