using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>The gateway on real Kestrel and a free loopback port.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly string _data;
    private readonly bool _ownsData;

    private GatewayHost(WebApplication app, TestPlant plant, MemoryStores stores, MemoryKpis kpis, string data, bool ownsData)
    {
        App = app;
        Plant = plant;
        Stores = stores;
        Kpis = kpis;
        _data = data;
        _ownsData = ownsData;
        Address = new Uri(app.Urls.Single());
    }

    public WebApplication App { get; }

    public TestPlant Plant { get; }

    public MemoryStores Stores { get; }

    public MemoryKpis Kpis { get; }

    public Uri Address { get; }

    public static async Task<GatewayHost> StartAsync(
        Action<TestPlant>? plan = null, int wallCapacity = 20_000, string? data = null, MemoryStores? stores = null, string? webRoot = null,
        TestPlant? sharedPlant = null)
    {
        var plant = sharedPlant ?? new TestPlant();
        var kpis = new MemoryKpis();
        plan?.Invoke(plant);
        stores ??= await MemoryStores.SeededAsync();
        var folder = data ?? Directory.CreateTempSubdirectory("gateway-test").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ISites>(plant).AddSingleton<IPushSource>(plant).AddSingleton<IAlarmArchive>(plant).AddSingleton<ISiteDirectory>(plant).AddSingleton<ISiteHeads>(plant);
        builder.Services.AddSingleton<IAccountStore>(stores).AddSingleton<IGatewayStore>(stores).AddSingleton<IRejectedPayloadStore>(stores);
        builder.Services.AddSingleton<Monitoring.Gateway.Ingest.IGatewayConnections>(stores);
        builder.Services.AddSingleton<ISeatStore>(kpis).AddSingleton<IKpiStore>(kpis);
        builder.Services.AddSingleton<MemorySamples>().AddSingleton<ISampleHistory>(provider => provider.GetRequiredService<MemorySamples>());
        builder.Services.AddSingleton<IHandlingStore, MemoryHandlings>().AddSingleton<IShiftStore, MemoryShifts>();
        builder.Services.AddSingleton<IIngestCounters>(stores).AddSingleton<IHistory>(stores);
        builder.Services.AddSingleton<IRuleSetArchive>(stores).AddSingleton<IRuleSimulator>(stores).AddSingleton<ITemplateCatalog>(stores);
        builder.Services.AddSingleton<IExpressionChecker, Monitoring.Alarms.ExpressionChecker>();
        builder.Services.AddMonitoringGateway(new GatewayOptions
        {
            DataDirectory = folder,
            Demo = true,
            WallCapacity = wallCapacity,
            WebRoot = webRoot,
            Listeners = [new Listener("http", "0.0.0.0:8080", Tls: false), new Listener("mqtt", "0.0.0.0:1883", Tls: false), new Listener("mqtts", "0.0.0.0:8883", Tls: true)],
        });
        var app = builder.Build();
        app.MapMonitoringGateway();
        await app.StartAsync();
        return new GatewayHost(app, plant, stores, kpis, folder, data is null);
    }

    /// <summary>A client that has the header against forgery, and keeps cookies.</summary>
    public HttpClient Client(CookieContainer? cookies = null)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("X-Requested-With", "test");
        return client;
    }

    public async Task<HttpClient> SignedInAsync(string user = "duty", CookieContainer? cookies = null)
    {
        var client = Client(cookies);
        using var answer = await client.PostAsJsonAsync("/api/v1/session", new { user, password = "demo" });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        if (_ownsData)
        {
            Directory.Delete(_data, recursive: true);
        }
    }
}
