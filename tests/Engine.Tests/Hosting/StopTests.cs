using Monitoring.Engine.Tests.State;
using Monitoring.Engine.Tests.Support;

namespace Monitoring.Engine.Tests.Hosting;

public sealed class StopTests
{
    [Fact]
    public async Task Stop_OfTheHost_DeactivatesEveryGrain()
    {
        string[] keys = [.. Enumerable.Range(0, 5).Select(static _ => Guid.NewGuid().ToString("N"))];
        var silo = await TestSilo.Start();
        foreach (var key in keys)
        {
            await silo.Grain<IStateGrain>(key).Get();
        }

        await silo.Stop();

        Assert.All(keys, static key => Assert.Equal(["left ShuttingDown"], Probe.Of(key).Record));
        await silo.DisposeAsync();
    }
}
