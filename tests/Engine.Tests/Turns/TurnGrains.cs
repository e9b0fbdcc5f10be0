using Monitoring.Engine.Tests.Support;
using Orleans.Concurrency;

namespace Monitoring.Engine.Tests.Turns;

[Alias("test.turns")]
public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Enters and leaves again over several awaits; tells how many were inside at most.</summary>
    [Alias("work")]
    Task<int> Work();

    [Alias("hold")]
    Task Hold();

    [Alias("hold-and-leave")]
    Task HoldAndLeave();

    [Alias("leave")]
    Task Leave();

    [Alias("move")]
    Task Move();

    [Alias("ambient")]
    ValueTask<string?> Ambient();

    [Alias("quick")]
    ValueTask Quick();

    [Alias("look")]
    [ReadOnly]
    Task Look();

    [Alias("ping")]
    [AlwaysInterleave]
    Task Ping();

    [Alias("count")]
    ValueTask<int> Count();

    [Alias("context")]
    Task<bool> StaysOnItsScheduler();
}

[Alias("test.turns.reentrant")]
public interface IReentrantTurnGrain : ITurnGrain;

public abstract class TurnGrainBase : Grain, ITurnGrain
{
    private int _inside;
    private int _most;
    private int _inTurn;
    private int _count;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Increment();
        Probe.Enter();
        return Task.CompletedTask;
    }

    public async Task<int> Work()
    {
        _most = Math.Max(_most, ++_inside);
        Probe.Report("inside");
        await Probe.Gate.Task;
        for (var i = 0; i < 5; i++)
        {
            // Between two awaits nobody else may be here, whatever the class allows.
            Assert.Equal(1, Interlocked.Increment(ref _inTurn));
            var before = _count;
            Thread.SpinWait(200);
            _count = before + 1;
            Interlocked.Decrement(ref _inTurn);
            await Task.Yield();
        }

        _inside--;
        return _most;
    }

    public async Task Hold()
    {
        Probe.Report("hold");
        await Probe.Gate.Task;
        Probe.Report("held");
    }

    public Task HoldAndLeave()
    {
        DeactivateOnIdle();
        return Hold();
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Move()
    {
        MigrateOnIdle();
        return Task.CompletedTask;
    }

    public ValueTask<string?> Ambient() => new(TurnTests.Ambient.Value);

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Probe.Leave();
    }

    public ValueTask Quick()
    {
        Probe.Report("quick");
        return ValueTask.CompletedTask;
    }

    public async Task Look()
    {
        Probe.Report("look");
        await Probe.Gate.Task;
        Probe.Report("looked");
    }

    public Task Ping() => Task.CompletedTask;

    public ValueTask<int> Count() => new(_count);

    public async Task<bool> StaysOnItsScheduler()
    {
        var mine = TaskScheduler.Current;
        await Task.Yield();
        var afterYield = TaskScheduler.Current;
        await Task.Run(static () => { });
        return mine != TaskScheduler.Default && afterYield == mine && TaskScheduler.Current == mine;
    }
}

[Alias("test.turns.plain")]
public interface IPlainTurnGrain : ITurnGrain;

public sealed class PlainTurnGrain : TurnGrainBase, IPlainTurnGrain;

[Reentrant]
public sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;
