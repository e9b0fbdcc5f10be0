using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Faults;

[Alias("test.faults")]
public interface IFaultGrain : IGrainWithStringKey
{
    [Alias("fail")]
    Task Fail(string message);

    [Alias("fail-later")]
    ValueTask<int> FailLater(string message);

    [Alias("hold")]
    Task Hold();

    [Alias("calls")]
    ValueTask<int> Calls();

    [Alias("wait")]
    Task<bool> WaitForCancellation(CancellationToken cancellationToken);

    [Alias("call-back")]
    Task CallMyself();
}

/// <summary>Has no serializer.</summary>
public sealed class NotAMessage
{
    public int Number { get; set; }
}

/// <summary>Apart from the others: in Orleans one such argument makes the whole interface unusable, here only its method.</summary>
[Alias("test.bad-argument")]
public interface IBadArgumentGrain : IGrainWithStringKey
{
    [Alias("take")]
    Task Take(NotAMessage message);
}

public sealed class BadArgumentGrain : Grain, IBadArgumentGrain
{
    public Task Take(NotAMessage message) => Task.CompletedTask;
}

public sealed class FaultGrain : Grain, IFaultGrain
{
    private int _calls;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        Probe.Increment() == 1 && Probe.Seen is "fail activation"
            ? throw new InvalidOperationException("not now")
            : Task.CompletedTask;

    public Task Fail(string message)
    {
        _calls++;
        throw new InvalidOperationException(message);
    }

    public async ValueTask<int> FailLater(string message)
    {
        _calls++;
        await Task.Yield();
        throw new ArgumentOutOfRangeException(nameof(message), message);
    }

    public async Task Hold()
    {
        Probe.Report("hold");
        await Probe.Gate.Task;
    }

    public ValueTask<int> Calls() => new(_calls);

    public async Task<bool> WaitForCancellation(CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        Probe.Report("waiting");
        await cancelled.Task;
        Probe.Report("cancelled");
        return true;
    }

    public Task CallMyself() => GrainFactory.GetGrain<IFaultGrain>(this.GetPrimaryKeyString()).Fail("never runs");
}
