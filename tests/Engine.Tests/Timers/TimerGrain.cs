using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Timers;

[Alias("test.timers")]
public interface ITimerGrain : IGrainWithStringKey
{
    [Alias("start")]
    Task Start(TimeSpan due, TimeSpan period, bool holdFirst, bool interleave);

    [Alias("hold")]
    Task Hold();

    [Alias("fail")]
    Task FailOnce();

    [Alias("change")]
    Task Change(TimeSpan due, TimeSpan period);

    [Alias("stop")]
    Task Stop();

    [Alias("leave")]
    Task Leave();
}

public sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private bool _hold;
    private bool _fail;

    private Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public Task Start(TimeSpan due, TimeSpan period, bool holdFirst, bool interleave)
    {
        _hold = holdFirst;
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public async Task Hold()
    {
        Probe.Report("hold");
        await Probe.Gate.Task;
        Probe.Report("held");
    }

    public Task FailOnce()
    {
        _fail = true;
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        Probe.Report("left");
        return Task.CompletedTask;
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        Probe.Report("tick");
        if (_fail)
        {
            _fail = false;
            throw new InvalidOperationException("tick failed");
        }

        if (_hold)
        {
            _hold = false;
            await Probe.Gate.Task;
            Probe.Report("ticked");
        }
    }
}
