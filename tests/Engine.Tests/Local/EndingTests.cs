using Microsoft.Extensions.DependencyInjection;
using Monitoring.Engine.Tests.Support;
using Monitoring.Engine.Tests.Turns;
using Orleans.Configuration;

namespace Monitoring.Engine.Tests.Local;

[Alias("test.gives-up")]
public interface IGivesUpGrain : IGrainWithStringKey
{
    [Alias("ping")]
    Task Ping();
}

public sealed class GivesUpGrain : Grain, IGivesUpGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Ping() => Task.CompletedTask;
}

/// <summary>Local sends a call on until an activation takes it; Orleans gives up after two.</summary>
public sealed class EndingTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Calls_ToActivationsThatComeAndGo_AreAllAnswered() =>
        Assert.Equal(0, await TurnTests.ComeAndGo(fixture.Silo.Grain<IPlainTurnGrain>(Guid.NewGuid().ToString("N"))));

    [Fact]
    public async Task Stop_WithAGrainThatHangs_EndsAtTheLimit()
    {
        var key = Guid.NewGuid().ToString("N");
        var silo = await TestSilo.Start(static silo =>
            silo.Services.Configure<GrainCollectionOptions>(static options => options.DeactivationTimeout = TimeSpan.FromMilliseconds(200)));
        await silo.Grain<IStuckGrain>(key).Ping();

        await silo.Stop().WaitAsync(Deadline.Generous);

        Assert.Equal(["left"], Probe.Of(key).Record);
        var fault = await Assert.ThrowsAsync<OrleansException>(() => silo.Grain<IStuckGrain>(key).Ping());
        Assert.Contains("stopping", fault.Message, StringComparison.Ordinal);
        await silo.DisposeAsync();
    }

    [Fact]
    public async Task Call_OfAGrainThatEndsWhileItStarts_IsRefused()
    {
        var fault = await Assert.ThrowsAsync<OrleansException>(() => fixture.Silo.Grain<IGivesUpGrain>("x").Ping());

        Assert.Contains("ended while it started", fault.Message, StringComparison.Ordinal);
    }
}
