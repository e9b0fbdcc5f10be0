using Microsoft.Extensions.DependencyInjection;
using Monitoring.Engine.Tests.Support;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Monitoring.Engine.Tests.Faults;

public sealed class FaultTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private Probe Probe => Probe.Of(_key);

    private IFaultGrain Grain => fixture.Silo.Grain<IFaultGrain>(_key);

    [Fact]
    public async Task Fault_InGrain_ReachesTheCallerWithTypeAndMessage()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.Fail("pressure transmitter is gone"));
        Assert.Equal("pressure transmitter is gone", fault.Message);

        var later = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Grain.FailLater("too high"));
        Assert.StartsWith("too high", later.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fault_InGrain_LeavesTheGrainAlive()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Grain.Fail("once"));

        Assert.Equal(1, await Grain.Calls());
    }

    [Fact]
    public async Task Fault_InActivation_ReachesTheCallerAndTheNextCallRetries()
    {
        Probe.Seen = "fail activation";

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Grain.Calls());

        Assert.Equal("not now", fault.Message);
        Assert.Equal(0, await Grain.Calls());
        Assert.Equal(2, Probe.Count);
    }

    [Fact]
    public async Task Argument_WithoutSerializer_IsRefusedByName()
    {
        var fault = await Assert.ThrowsAsync<CodecNotFoundException>(() => fixture.Silo.Grain<IBadArgumentGrain>(_key).Take(new NotAMessage()));

        Assert.Contains(nameof(NotAMessage), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_OfTheCaller_ReachesTheGrain()
    {
        using var source = new CancellationTokenSource();
        var call = Grain.WaitForCancellation(source.Token);
        Assert.Equal("waiting", await Probe.Next());

        await source.CancelAsync();

        Assert.Equal("cancelled", await Probe.Next());
        await Task.WhenAny(call).WaitAsync(Deadline.Generous);
    }

    [Fact]
    public async Task Cancellation_BeforeTheCall_IsCancelled()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Grain.WaitForCancellation(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Call_FullQueue_IsRefusedClearly()
    {
        await using var silo = await TestSilo.Start(static silo =>
            silo.Services.Configure<SiloMessagingOptions>(static options => options.MaxEnqueuedRequestsHardLimit = 2));
        var grain = silo.Grain<IFaultGrain>(_key);
        var hold = grain.Hold();
        Assert.Equal("hold", await Probe.Next());

        Task<int>[] calls = [.. Enumerable.Range(0, 10).Select(_ => grain.Calls().AsTask())];
        var refused = await Task.WhenAny(calls).WaitAsync(Deadline.Generous);
        var fault = await Assert.ThrowsAsync<LimitExceededException>(() => refused);
        Assert.Contains("MaxEnqueuedRequestsHardLimit", fault.Message, StringComparison.Ordinal);
        Probe.Gate.SetResult();
        await hold;

        // What was accepted is answered.
        await Task.WhenAll(calls).ContinueWith(static _ => { }, TaskScheduler.Default);
        Assert.InRange(calls.Count(static call => call.IsCompletedSuccessfully), 1, 9);
    }

    [Fact]
    public async Task Call_Deadlocked_TimesOutAndTheGrainGoesOn()
    {
        await using var silo = await TestSilo.Start(static silo =>
            silo.Services.Configure<SiloMessagingOptions>(static options => options.ResponseTimeout = TimeSpan.FromSeconds(2)));

        await Assert.ThrowsAsync<TimeoutException>(() => silo.Grain<IFaultGrain>(_key).CallMyself());

        Assert.InRange(await silo.Grain<IFaultGrain>(_key).Calls(), 0, 1);
    }
}
