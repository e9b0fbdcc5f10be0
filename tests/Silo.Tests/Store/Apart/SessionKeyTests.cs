using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Tests.Postgres;

namespace Monitoring.Silo.Tests;

public sealed class SessionKeyTests
{
    [PostgresFact]
    public async Task TwoGateways_StartedAtOnceOnAnEmptyDatabase_AcceptEachOthersSessions()
    {
        var database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        IHost[] gateways = [.. Enumerable.Range(0, 4).Select(_ => Gateway(database))];
        await Task.WhenAll(gateways.Select(gateway => Task.Run(() => gateway.StartAsync())));

        // Read by each process while it started, and not asked for again: as it is a minute and a day later.
        var protectors = gateways.Select(gateway => gateway.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("session")).ToArray();
        Assert.All(protectors, from => Assert.All(protectors, to => Assert.Equal("duty", to.Unprotect(from.Protect("duty")))));
        Assert.Single(gateways[0].Services.GetRequiredService<IKeyManager>().GetAllKeys());

        // And a session outlives them all.
        var session = protectors[0].Protect("kept");
        await Task.WhenAll(gateways.Select(gateway => gateway.StopAsync()));
        using var later = Gateway(database);
        await later.StartAsync();
        Assert.Equal("kept", later.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("session").Unprotect(session));
        await later.StopAsync();
        foreach (var gateway in gateways)
        {
            gateway.Dispose();
        }
    }

    [Fact]
    public void AddMonitoringStores_DatabaseInAFile_LeavesKeysToTheHost()
    {
        var services = new ServiceCollection().AddMonitoringStores(new StoreOptions { DataFolder = "x" });
        Assert.DoesNotContain(services, service => service.ServiceType == typeof(IXmlRepository));
    }

    private static IHost Gateway(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGatewayStores(
            new StoreOptions { DataFolder = "unused", Database = database, Influx = new InfluxOptions { Url = new Uri("http://127.0.0.1:9"), Database = "m" } });

        // As the gateway does (AccessSetup).
        builder.Services.AddDataProtection().SetApplicationName("monitoring");
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>((keys, provider) => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>());
        return builder.Build();
    }
}
