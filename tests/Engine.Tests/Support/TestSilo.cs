using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Monitoring.Engine.Tests.Support;

/// <summary>A host with the engine, as the service has it.</summary>
public sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IClusterClient Client => _host.Services.GetRequiredService<IClusterClient>();

    public IServiceProvider Services => _host.Services;

    public static async Task<TestSilo> Start(Action<ISiloBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.UseOrleans(silo =>
        {
#if ENGINE_ORLEANS
            silo.UseLocalhostClustering(FreePort.Find(), FreePort.Find(), serviceId: Guid.NewGuid().ToString("N"), clusterId: Guid.NewGuid().ToString("N"));
            silo.AddMemoryGrainStorage("PubSubStore");
#endif
            silo.AddMemoryStreams("push");
            silo.Services.AddKeyedSingleton<IGrainStorage>("state", new JsonStorage());
            configure?.Invoke(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key);

    public Task Stop() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>One silo for the tests of a class that need nothing special.</summary>
public sealed class SiloFixture : IAsyncLifetime
{
    public TestSilo Silo { get; private set; } = null!;

    public async Task InitializeAsync() => Silo = await TestSilo.Start();

    public async Task DisposeAsync() => await Silo.DisposeAsync();
}
