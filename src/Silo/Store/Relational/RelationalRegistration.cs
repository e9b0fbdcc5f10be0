using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Adds the relational store and what is read and written through it in every process: silo, gateway, or both in one.</summary>
internal static class RelationalRegistration
{
    /// <summary>Registers them; the database is opened, and brought to the newest migration, when it is asked for first.</summary>
    /// <param name="services">Services.</param>
    /// <param name="options">Which database.</param>
    /// <param name="disk">Clock of pauses and retries.</param>
    public static void AddRelational(this IServiceCollection services, StoreOptions options, TimeProvider disk)
    {
        services.AddSingleton(provider => new DatabaseOpening(
            options, provider.GetRequiredService<TimeProvider>(), disk, provider.GetRequiredService<ILogger<MonitorDatabase>>())
            .Open(provider.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None));
        services.AddSingleton<IAlarmArchive, RelationalAlarmArchive>();
        services.AddSingleton<ISiteHeads, RelationalSiteHeads>();
        services.AddSingleton<IAccountStore, RelationalAccountStore>();
        services.AddSingleton<IGatewayStore, RelationalGatewayStore>();
        services.AddSingleton<IRejectedPayloadStore, RelationalRejectedPayloadStore>();
        services.AddSingleton<ISiteDirectory, RelationalSiteDirectory>();
        services.AddSingleton<IRuleSetStore, RelationalRuleSetStore>();
        services.AddSingleton<IRuleSetArchive>(provider => provider.GetRequiredService<IRuleSetStore>());
        services.AddSingleton<ISeatStore, RelationalSeatStore>();
        services.AddSingleton<IHandlingStore, RelationalHandlingStore>();
        services.AddSingleton<IShiftStore, RelationalShiftStore>();
        services.AddSingleton<IKpiStore, RelationalKpiStore>();
        if (options.Database is not null)
        {
            services.AddSingleton<IXmlRepository, RelationalKeyRepository>();
            services.AddHostedService<KeyAgreement>();
        }
    }
}
