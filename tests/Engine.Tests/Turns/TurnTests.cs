using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Turns;

public sealed class TurnTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    public static AsyncLocal<string?> Ambient { get; } = new();

    private Probe Probe => Probe.Of(_key);

    [Fact]
    public async Task Turns_ManyCallers_NeverOverlap()
    {
        var grain = fixture.Silo.Grain<IPlainTurnGrain>(_key);
        Probe.Gate.SetResult();

        var most = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(grain.Work)));

        Assert.Equal(1, most.Max());
        Assert.Equal(200 * 5, await grain.Count());
    }

    [Fact]
    public async Task Turns_Reentrant_InterleaveOnlyAtAwaits()
    {
        var grain = fixture.Silo.Grain<IReentrantTurnGrain>(_key);

        var calls = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(grain.Work)));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal("inside", await Probe.Next());
        }

        Probe.Gate.SetResult();

        Assert.Equal(200, (await calls).Max());
        Assert.Equal(200 * 5, await grain.Count());
    }

    [Fact]
    public async Task Call_BusyGrain_Waits()
    {
        var grain = fixture.Silo.Grain<IPlainTurnGrain>(_key);
        var hold = grain.Hold();
        Assert.Equal("hold", await Probe.Next());

        var quick = grain.Quick().AsTask();
        await grain.Ping();
        Assert.False(quick.IsCompleted);
        Probe.Gate.SetResult();
        await Task.WhenAll(hold, quick).WaitAsync(Deadline.Generous);

        Assert.Equal(["hold", "held", "quick"], Probe.Record);
    }

    [Fact]
    public async Task Call_BusyReentrantGrain_RunsAtOnce()
    {
        var grain = fixture.Silo.Grain<IReentrantTurnGrain>(_key);
        var hold = grain.Hold();
        Assert.Equal("hold", await Probe.Next());

        await grain.Quick().AsTask().WaitAsync(Deadline.Generous);
        Probe.Gate.SetResult();
        await hold;

        Assert.Equal(["hold", "quick", "held"], Probe.Record);
    }

    [Fact]
    public async Task Call_ReadOnlyDuringReadOnly_Interleaves()
    {
        var grain = fixture.Silo.Grain<IPlainTurnGrain>(_key);

        Task[] looks = [grain.Look(), grain.Look()];
        Assert.Equal("look", await Probe.Next());
        Assert.Equal("look", await Probe.Next());
        var quick = grain.Quick().AsTask();
        await grain.Ping();
        Assert.False(quick.IsCompleted);
        Probe.Gate.SetResult();
        await Task.WhenAll([.. looks, quick]).WaitAsync(Deadline.Generous);

        Assert.Equal("quick", Probe.Record.Last());
    }

    [Fact]
    public async Task Activation_ConcurrentFirstCalls_HappensOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => fixture.Silo.Grain<IPlainTurnGrain>(_key).Ping())));

        Assert.Equal(1, Probe.Count);
    }

    [Fact]
    public async Task Call_WhileTheActivationEnds_IsAnsweredByTheNext()
    {
        var grain = fixture.Silo.Grain<IPlainTurnGrain>(_key);
        var leave = grain.HoldAndLeave();
        Assert.Equal("hold", await Probe.Next());
        var quick = grain.Quick().AsTask();

        Probe.Gate.SetResult();
        await Task.WhenAll(leave, quick).WaitAsync(Deadline.Generous);

        Assert.Equal(["hold", "held", "quick"], Probe.Record);
        Assert.Equal(2, Probe.Count);
    }

    [Fact]
    public async Task Move_NoOtherPlace_NextCallIsAnsweredByANewActivation()
    {
        var grain = fixture.Silo.Grain<IPlainTurnGrain>(_key);
        await grain.Move();
        await grain.Quick();
        Assert.Equal(["quick"], Probe.Record);
        Assert.Equal((2, 1), (Probe.Count, Probe.MostAlive));
    }

    [Fact]
    public async Task Activations_ComingAndGoingUnderLoad_NeverCoexistAndAnswerEachCallOnce()
    {
        var refused = await ComeAndGo(fixture.Silo.Grain<IPlainTurnGrain>(_key));

        // Orleans sends a call on twice and then refuses it.
        Assert.Equal((8 * 90) - refused, Probe.Record.Count);
        Assert.Equal(1, Probe.MostAlive);
        Assert.True(Probe.Count > 1);
    }

    internal static async Task<int> ComeAndGo(IPlainTurnGrain grain)
    {
        var refused = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (var i = 0; i < 100; i++)
            {
                var isQuick = i % 10 != worker;
                try
                {
                    await (isQuick ? grain.Quick().AsTask() : grain.Leave());
                }
                catch (OrleansException)
                {
                    Interlocked.Add(ref refused, isQuick ? 1 : 0);
                }
            }
        }))).WaitAsync(Deadline.Generous);
        return refused;
    }

    [Fact]
    public async Task Ambient_OfTheCaller_DoesNotReachTheGrain()
    {
        Ambient.Value = "caller";

        Assert.Null(await fixture.Silo.Grain<IPlainTurnGrain>(_key).Ambient());
    }

    [Fact]
    public async Task Await_InGrain_ComesBackToItsScheduler() =>
        Assert.True(await fixture.Silo.Grain<IPlainTurnGrain>(_key).StaysOnItsScheduler());
}
