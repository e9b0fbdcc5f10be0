using Monitoring.Silo;
using Monitoring.Silo.Tests;
using Monitoring.Tests.Postgres;

namespace Monitoring.EndToEnd.Tests.Cluster;

/// <summary>A test with several silos: skipped, visibly, where the engine, PostgreSQL or InfluxDB is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute(bool cutsNetwork = false) =>
        Skip = GrainEngine.Name != "Orleans" ? "a cluster needs Engine=Orleans"
            : PostgresServer.Missing is { } missing ? missing
            : InfluxServer.Binary is null ? "InfluxDB is not installed"
            : cutsNetwork && !(Environment.IsPrivilegedProcess && File.Exists(PortCut.Program)) ? "cutting a port needs root and nftables"
            : null;
}
