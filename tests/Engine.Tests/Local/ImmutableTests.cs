using Monitoring.Engine.Tests.Copying;
using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Local;

/// <summary>In one process an immutable argument costs nothing; between machines Orleans has to copy it, so nothing may rely on identity.</summary>
public sealed class ImmutableTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Argument_OfImmutableType_IsPassedByReference()
    {
        var frozen = new Frozen([1, 2, 3]);

        var echo = await fixture.Silo.Grain<ICopyGrain>(_key).Echo(frozen);

        Assert.Same(frozen, Probe.Of(_key).Seen);
        Assert.Same(frozen, echo);
    }

    [Fact]
    public async Task Argument_MarkedImmutable_IsPassedByReference()
    {
        int[] numbers = [1, 2, 3];

        await fixture.Silo.Grain<ICopyGrain>(_key).ByReference(numbers);

        Assert.Same(numbers, Probe.Of(_key).Seen);
    }
}
