using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>The stores of a gateway process.</summary>
internal sealed class GatewayStoreFigures(MonitorDatabase database, DatabaseProbe health, InfluxReads influx) : ISystemFigures
{
    /// <inheritdoc/>
    public SystemFigures Read() => new()
    {
        Stores = [Of("database", database.Kind, health.Check()), Of(InfluxSink.Name, "InfluxDB", influx.Check())],
    };

    private static StoreFigures Of(string name, string kind, PartHealth health) => new() { Name = name, Kind = kind, Ok = health.Ok, Detail = health.Detail };
}
