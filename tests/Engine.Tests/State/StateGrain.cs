using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.State;

[GenerateSerializer]
[Alias("test.counter")]
public sealed class CounterState
{
    [Id(0)]
    public int Value { get; set; }
}

[Alias("test.state")]
public interface IStateGrain : IGrainWithStringKey
{
    [Alias("set")]
    Task<int> Set(int value, bool write);

    [Alias("get")]
    Task<int> Get();

    [Alias("exists")]
    Task<bool> Exists();

    [Alias("clear")]
    Task Clear();

    [Alias("leave")]
    Task Leave();

    [Alias("interfere")]
    Task WriteBehindMyBack();
}

[Alias("test.state.lost")]
public interface ILostStateGrain : IGrainWithStringKey
{
    [Alias("get")]
    Task<int> Get();
}

public sealed class LostStateGrain([PersistentState("counter", "no-such-provider")] IPersistentState<CounterState> counter) : Grain, ILostStateGrain
{
    public Task<int> Get() => Task.FromResult(counter.State.Value);
}

public sealed class StateGrain(
    [PersistentState("counter", "state")] IPersistentState<CounterState> counter,
    [PersistentState("other", "state")] IPersistentState<CounterState> other) : Grain, IStateGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Probe.Of(this.GetPrimaryKeyString()).Seen = counter.State.Value;
        return Task.CompletedTask;
    }

    public async Task<int> Set(int value, bool write)
    {
        counter.State.Value = value;
        other.State.Value = -value;
        if (write)
        {
            await counter.WriteStateAsync();
            await other.WriteStateAsync();
        }

        return value;
    }

    public Task<int> Get() => Task.FromResult(counter.State.Value);

    public Task<bool> Exists() => Task.FromResult(counter.RecordExists);

    public Task Clear() => counter.ClearStateAsync();

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Of(this.GetPrimaryKeyString()).Report($"left {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task WriteBehindMyBack() => throw new Orleans.Storage.InconsistentStateException("Version differs", "2", "1");
}
