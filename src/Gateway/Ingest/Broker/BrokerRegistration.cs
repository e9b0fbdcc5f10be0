using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Down;

namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>Puts the line to a broker into a host.</summary>
public static class BrokerRegistration
{
    /// <summary>
    /// Adds it, beside the own endpoint of <see cref="IngestRegistration.AddMqttIngest"/>. The host provides <see cref="ISiteDirectory"/> too.
    /// </summary>
    /// <param name="services">Services of the host.</param>
    /// <param name="options">Where the broker is.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="OptionsValidationException">The options are not good, with every fault; or this build has no client for brokers.</exception>
    public static IServiceCollection AddBrokerIngest(this IServiceCollection services, BrokerOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        string[] faults = [.. options.Validate(), .. BrokerLines.Available ? (string[])[] : ["Broker: only with the engine Orleans; this build has no MQTTnet"]];
        if (faults.Length > 0)
        {
            throw new OptionsValidationException("Broker", typeof(BrokerOptions), faults);
        }

        return services
            .AddBrokerLine(options)
            .AddSingleton(static provider => BrokerLines.Create(
                provider.GetRequiredService<BrokerOptions>(), provider.GetRequiredService<IOptions<MqttOptions>>().Value.MaximumPacketSize, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>All but the client.</summary>
    internal static IServiceCollection AddBrokerLine(this IServiceCollection services, BrokerOptions options) => services
        .AddSingleton(options)
        .AddSingleton<BrokerState>()
        .AddSingleton<BrokerGateways>()
        .AddSingleton<BrokerOutbox>()
        .AddSingleton<IDownCopy>(static provider => provider.GetRequiredService<BrokerOutbox>())
        .AddSingleton<BrokerIntake>()
        .AddSingleton<IServiceHealth, BrokerHealth>()
        .AddSingleton<ISystemFigures, BrokerFigures>()
        .AddHostedService<BrokerWorker>()
        .AddHostedService<BrokerLimits>();
}
