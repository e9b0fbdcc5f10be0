using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Silo;

namespace Monitoring.Grains.Tests;

/// <summary>A real engine over real stores in a folder of its own. Stopped and started again, it is the same service.</summary>
internal sealed class SiloHost : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Action<IServiceCollection>? _more;
    private IHost? _host;

    private SiloHost(string folder, Action<IServiceCollection>? more) => (_folder, _more) = (folder, more);

    public IGrainFactory Grains => _host!.Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider Services => _host!.Services;

    public static async Task<SiloHost> StartAsync(Action<IServiceCollection>? more = null)
    {
        var silo = new SiloHost(Directory.CreateTempSubdirectory("silo-test-").FullName, more);
        await silo.StartAgainAsync();
        return silo;
    }

    public async Task StartAgainAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddMonitoringSilo(new SiloOptions { DataFolder = _folder });
        _more?.Invoke(builder.Services);
        _host = builder.Build();
        await _host.StartAsync();
    }

    public async Task StopAsync()
    {
        await _host!.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        _host = null;
    }

    public async Task<ISiteGrain> BenchAsync()
    {
        var site = Grains.GetGrain<ISiteGrain>(Bench.SiteId);
        if (await site.GetConfig(CancellationToken.None) is null)
        {
            var result = await site.Configure(Bench.Config(), "test", CancellationToken.None);
            Assert.Empty(result.Faults);
        }

        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await StopAsync();
        }

        Directory.Delete(_folder, true);
    }
}
