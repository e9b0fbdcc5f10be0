using Microsoft.Extensions.DependencyInjection;
using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Timers;

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Due = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(11);

    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private Probe Probe => Probe.Of(_key);

    private ITimerGrain Grain => _silo.Grain<ITimerGrain>(_key);

    public async Task InitializeAsync() =>
        _silo = await TestSilo.Start(silo => silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _clock));

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Tick_Due_RunsAndComesAgainAfterThePeriod()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: false);

        _clock.Advance(Due);
        Assert.Equal("tick", await Probe.Next());
        await _clock.Armed(Period);
        _clock.Advance(Period);
        Assert.Equal("tick", await Probe.Next());
    }

    [Fact]
    public async Task Tick_BusyGrain_WaitsItsTurn()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: false);
        var hold = Grain.Hold();
        Assert.Equal("hold", await Probe.Next());

        _clock.Advance(Due);
        Probe.Gate.SetResult();
        await hold;

        Assert.Equal("held", await Probe.Next());
        Assert.Equal("tick", await Probe.Next());
    }

    [Fact]
    public async Task Tick_Interleaving_RunsWhileARequestAwaits()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: true);
        var hold = Grain.Hold();
        Assert.Equal("hold", await Probe.Next());

        _clock.Advance(Due);
        Assert.Equal("tick", await Probe.Next());
        Probe.Gate.SetResult();
        await hold;
    }

    [Fact]
    public async Task Period_LongCallback_CountsFromItsEnd()
    {
        await Grain.Start(Due, Period, holdFirst: true, interleave: false);
        _clock.Advance(Due);
        Assert.Equal("tick", await Probe.Next());

        // Three periods pass within the callback: none of them ticks.
        _clock.Advance(Period * 3);
        Probe.Gate.SetResult();
        Assert.Equal("ticked", await Probe.Next());
        await _clock.Armed(Period);
        Assert.True(Probe.HasNothingNew);
        _clock.Advance(Period);
        Assert.Equal("tick", await Probe.Next());
    }

    [Fact]
    public async Task Tick_Throws_TimerGoesOn()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: false);
        await Grain.FailOnce();

        _clock.Advance(Due);
        Assert.Equal("tick", await Probe.Next());
        await _clock.Armed(Period);
        _clock.Advance(Period);
        Assert.Equal("tick", await Probe.Next());
    }

    [Fact]
    public async Task Change_BeforeDue_CountsFromNow()
    {
        await Grain.Start(Due, Timeout.InfiniteTimeSpan, holdFirst: false, interleave: false);

        _clock.Advance(Due / 2);
        await Grain.Change(Due, Timeout.InfiniteTimeSpan);
        _clock.Advance(Due / 2);
        await Grain.FailOnce();
        Assert.True(Probe.HasNothingNew);
        _clock.Advance(Due / 2);

        Assert.Equal("tick", await Probe.Next());
    }

    [Fact]
    public async Task Timer_Disposed_TicksNoMore()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: false);
        await Grain.Stop();

        _clock.Advance(Due * 10);
        Probe.Gate.SetResult();
        await Grain.Hold();

        Assert.Equal(["hold", "held"], Probe.Record);
    }

    [Fact]
    public async Task Timer_ActivationEnded_TicksNoMore()
    {
        await Grain.Start(Due, Period, holdFirst: false, interleave: false);
        await Grain.Leave();
        Assert.Equal("left", await Probe.Next());

        _clock.Advance(Due * 10);
        Probe.Gate.SetResult();
        await Grain.Hold();

        Assert.Equal(["left", "hold", "held"], Probe.Record);
    }
}
