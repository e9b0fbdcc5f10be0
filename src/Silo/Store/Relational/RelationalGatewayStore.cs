using System.Data.Common;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Gateways.</summary>
internal sealed class RelationalGatewayStore(MonitorDatabase database) : IGatewayStore
{
    /// <inheritdoc/>
    public async Task<GatewayAccount?> FindAsync(string gatewayId, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT id, secret_hash, sites, revoked FROM gateway WHERE id = @id", Read, cancellationToken, ("@id", gatewayId));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <inheritdoc/>
    public async Task<GatewayAccount[]> ListAsync(CancellationToken cancellationToken) =>
        [.. await database.QueryAsync("SELECT id, secret_hash, sites, revoked FROM gateway ORDER BY id", Read, cancellationToken)];

    /// <inheritdoc/>
    public Task SaveAsync(GatewayAccount gateway, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        return database.ExecuteAsync(
            """
            INSERT INTO gateway (id, secret_hash, sites, revoked) VALUES (@id, @hash, @sites, @revoked)
            ON CONFLICT (id) DO UPDATE SET secret_hash = excluded.secret_hash, sites = excluded.sites, revoked = excluded.revoked
            """,
            cancellationToken,
            ("@id", gateway.GatewayId), ("@hash", gateway.SecretHash), ("@sites", string.Join(',', gateway.Sites)), ("@revoked", gateway.Revoked ? 1 : 0));
    }

    private static GatewayAccount Read(DbDataReader row) => new()
    {
        GatewayId = row.GetString(0),
        SecretHash = row.GetString(1),
        Sites = row.GetString(2).Split(',', StringSplitOptions.RemoveEmptyEntries),
        Revoked = row.GetInt32(3) != 0,
    };
}
