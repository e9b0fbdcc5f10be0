using Monitoring.Tests.Postgres;

namespace Monitoring.Grains.Tests.Cluster;

/// <summary>A test that needs PostgreSQL: skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}
