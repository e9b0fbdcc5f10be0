using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Lines of edge gateways in PostgreSQL. All times are its own, so that no two machines' clocks are compared.</summary>
internal sealed class RelationalGatewayLines(MonitorDatabase database) : IGatewayLines
{
    private const string Now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";
    private const int AliveMs = 15_000;
    private const int KeptMs = 86_400_000;
    private const int LookMs = 30_000;

    private readonly string _owner = Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public async Task<string[]> TellAsync(GatewayLine[] changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        string[] watched = [];
        await database.WriteAsync("gateway_line " + _owner, async transaction =>
        {
            await transaction.ExecuteAsync(
                $"INSERT INTO gateway_owner (owner, at) VALUES (@owner, {Now}) ON CONFLICT (owner) DO UPDATE SET at = excluded.at", cancellationToken, ("@owner", _owner));
            if (changed.Length > 0)
            {
                await transaction.ExecuteAsync(
                    """
                    INSERT INTO gateway_line (gateway, owner, counters, traffic)
                    SELECT line.gateway, @owner, line.counters, line.traffic FROM unnest(@gateways, @counters, @traffic) AS line (gateway, counters, traffic)
                    ON CONFLICT (gateway, owner) DO UPDATE SET counters = excluded.counters, traffic = excluded.traffic
                    """,
                    cancellationToken, ("@owner", _owner),
                    ("@gateways", Array.ConvertAll(changed, line => line.Counters.GatewayId)),
                    ("@counters", Array.ConvertAll(changed, line => JsonSerializer.Serialize(line.Counters, ContractsJson.Default.GatewayCounters))),
                    ("@traffic", Array.ConvertAll(changed, line => line.Traffic is { } traffic ? JsonSerializer.Serialize(traffic, ContractsJson.Default.GatewayTraffic) : null)));
            }

            await transaction.ExecuteAsync($"DELETE FROM gateway_owner WHERE at < {Now} - @kept", cancellationToken, ("@kept", KeptMs));
            watched = [.. await transaction.QueryAsync($"SELECT gateway FROM gateway_watch WHERE until > {Now}", row => row.GetString(0), cancellationToken)];
            return true;
        }, cancellationToken);
        return watched;
    }

    /// <inheritdoc/>
    public Task<GatewayLine[]> ReadOthersAsync(CancellationToken cancellationToken) => ReadAsync(null, cancellationToken);

    /// <inheritdoc/>
    public async Task<GatewayLine[]> WatchOthersAsync(string gatewayId, CancellationToken cancellationToken)
    {
        // A page asks every 1.5 s: it is written once in 10 s.
        await database.ExecuteAsync(
            $"""
            INSERT INTO gateway_watch (gateway, until) VALUES (@gateway, {Now} + @look)
            ON CONFLICT (gateway) DO UPDATE SET until = excluded.until WHERE gateway_watch.until < excluded.until - 10000
            """,
            cancellationToken, ("@gateway", gatewayId), ("@look", LookMs));
        return await ReadAsync(gatewayId, cancellationToken);
    }

    private async Task<GatewayLine[]> ReadAsync(string? gatewayId, CancellationToken cancellationToken) =>
        [.. await database.QueryAsync(
            $"""
            SELECT line.counters, {(gatewayId is null ? "NULL" : "line.traffic")}, owner.at > {Now} - @alive FROM gateway_line line JOIN gateway_owner owner ON owner.owner = line.owner
            WHERE line.owner <> @owner {(gatewayId is null ? "" : "AND line.gateway = @gateway")}
            """,
            row => Line(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetBoolean(2)),
            cancellationToken, ("@alive", AliveMs), ("@owner", _owner), ("@gateway", gatewayId ?? ""))];

    /// <summary>What a process counted is gone with it; when it last saw a gateway is not.</summary>
    private static GatewayLine Line(string counters, string? traffic, bool isAlive)
    {
        var known = StoredJson.Parse(counters, ContractsJson.Default.GatewayCounters, "gateway_line", "counters");
        return isAlive
            ? new GatewayLine(known, traffic is null ? null : StoredJson.Parse(traffic, ContractsJson.Default.GatewayTraffic, "gateway_line", "traffic"))
            : new GatewayLine(new GatewayCounters { GatewayId = known.GatewayId, Connected = false, LastSeenAt = known.LastSeenAt });
    }
}
