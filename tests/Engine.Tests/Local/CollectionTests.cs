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
