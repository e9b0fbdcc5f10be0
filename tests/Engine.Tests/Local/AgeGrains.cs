using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Local;

[Alias("test.age")]
public interface IAgeGrain : IGrainWithStringKey
{
    [Alias("ping")]
    Task Ping();

    [Alias("delay")]
    Task Delay(TimeSpan time);
}

[Alias("test.age.short")]
public interface IShortAgeGrain : IAgeGrain;

[Alias("test.age.kept")]
public interface IKeptGrain : IAgeGrain;

[Alias("test.age.stuck")]
public interface IStuckGrain : IAgeGrain;

public abstract class AgeGrainBase : Grain, IAgeGrain
{
    public Task Ping() => Task.CompletedTask;

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Of(this.GetPrimaryKeyString()).Report("left");
        return Task.CompletedTask;
    }
}

[CollectionAgeLimit(Minutes = 5)]
public sealed class ShortAgeGrain : AgeGrainBase, IShortAgeGrain;

[KeepAlive]
public sealed class KeptGrain : AgeGrainBase, IKeptGrain;

public sealed class StuckGrain : AgeGrainBase, IStuckGrain
{
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        await Probe.Of(this.GetPrimaryKeyString()).Gate.Task;
    }
}
