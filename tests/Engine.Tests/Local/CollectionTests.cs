using Microsoft.Extensions.DependencyInjection;
using Monitoring.Engine.Tests.State;
using Monitoring.Engine.Tests.Support;
using Orleans.Configuration;

namespace Monitoring.Engine.Tests.Local;

/// <summary>Idle collection. Not on Orleans: there its moment is not exact, and nothing may depend on it.</summary>
public sealed class CollectionTests : IAsyncLifetime
{
    private readonly string _key = Guid.NewGuid().ToString("N");
    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private Probe Probe => Probe.Of(_key);

    public async Task InitializeAsync() =>
        _silo = await TestSilo.Start(silo =>
        {
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.ActivationManagement, _clock);
            silo.Services.Configure<GrainCollectionOptions>(static options => options.CollectionAge = TimeSpan.FromMinutes(15));
        });

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Grain_IdleForItsAge_IsDeactivated()
    {
        await _silo.Grain<IStateGrain>(_key).Get();

        // The quantum in which the last call was seen does not count.
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True(Probe.HasNothingNew);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("left ActivationIdle", await Probe.Next());
    }

    [Fact]
    public async Task Grain_WithAgeOfItsClass_IsDeactivatedAfterIt()
    {
        await _silo.Grain<IShortAgeGrain>(_key).Ping();

        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(Probe.HasNothingNew);
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("left", await Probe.Next());
    }

    [Fact]
    public async Task Grain_KeptAlive_Stays()
    {
        var neighbour = Guid.NewGuid().ToString("N");
        await _silo.Grain<IKeptGrain>(_key).Ping();
        await _silo.Grain<IShortAgeGrain>(neighbour).Ping();

        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("left", await Probe.Of(neighbour).Next());
        await _silo.Grain<IKeptGrain>(_key).Ping();
        Assert.True(Probe.HasNothingNew);
    }

    [Fact]
    public async Task Grain_ThatDelaysItsEnd_StaysSoLong()
    {
        await _silo.Grain<IShortAgeGrain>(_key).Delay(TimeSpan.FromMinutes(30));

        _clock.Advance(TimeSpan.FromMinutes(29));
        await _silo.Grain<IShortAgeGrain>(_key).Delay(TimeSpan.Zero);
        Assert.True(Probe.HasNothingNew);
        _clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("left", await Probe.Next());
    }

    [Fact]
    public async Task Grain_CalledInBetween_Stays()
    {
        var grain = _silo.Grain<IStateGrain>(_key);
        for (var i = 0; i < 10; i++)
        {
            await grain.Get();
            _clock.Advance(TimeSpan.FromMinutes(10));
        }

        await grain.Get();
        Assert.True(Probe.HasNothingNew);
    }
}
