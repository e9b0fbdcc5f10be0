using Monitoring.Engine.Tests.Support;
using Orleans.Storage;

namespace Monitoring.Engine.Tests.State;

public sealed class StateTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private Probe Probe => Probe.Of(_key);

    private IStateGrain Grain => fixture.Silo.Grain<IStateGrain>(_key);

    [Fact]
    public async Task State_Written_IsThereAfterDeactivation()
    {
        await Grain.Set(42, write: true);
        await Grain.Leave();
        Assert.Equal("left ApplicationRequested", await Probe.Next());

        Assert.Equal(42, await Grain.Get());
        Assert.Equal(42, Probe.Seen);
        Assert.True(await Grain.Exists());
    }

    [Fact]
    public async Task State_NotWritten_IsGoneAfterDeactivation()
    {
        await Grain.Set(42, write: false);
        await Grain.Leave();
        Assert.Equal("left ApplicationRequested", await Probe.Next());

        Assert.Equal(0, await Grain.Get());
        Assert.False(await Grain.Exists());
    }

    [Fact]
    public async Task State_Cleared_IsNewAgain()
    {
        await Grain.Set(42, write: true);

        await Grain.Clear();

        Assert.Equal(0, await Grain.Get());
        Assert.False(await Grain.Exists());
    }

    [Fact]
    public async Task State_OfAMissingProvider_FailsTheActivationByName()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Silo.Grain<ILostStateGrain>(_key).Get());

        var cause = Assert.IsType<BadProviderConfigException>(fault.GetBaseException());
        Assert.Contains("no-such-provider", cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Conflict_ReachesTheCallerAndEndsTheActivation()
    {
        await Grain.Set(42, write: true);
        await Grain.Set(43, write: false);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Grain.WriteBehindMyBack());

        Assert.StartsWith("left", await Probe.Next(), StringComparison.Ordinal);
        Assert.Equal(42, await Grain.Get());
    }
}
