using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Rejected payloads, the last <see cref="MostPerGateway"/> of each gateway.</summary>
internal sealed class RelationalRejectedPayloadStore(MonitorDatabase database) : IRejectedPayloadStore
{
    /// <summary>The bound.</summary>
    public const int MostPerGateway = 200;

    /// <inheritdoc/>
    public Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        return database.WriteAsync("rejected_payload", async transaction =>
        {
            foreach (var ofGateway in payloads.GroupBy(payload => payload.GatewayId))
            {
                foreach (var payload in ofGateway.TakeLast(MostPerGateway))
                {
                    await transaction.ExecuteAsync(
                        """
                        INSERT INTO rejected_payload (gateway, number, at, body)
                        SELECT @gateway, COALESCE(MAX(number), 0) + 1, @at, @body FROM rejected_payload WHERE gateway = @gateway
                        """,
                        cancellationToken,
                        ("@gateway", payload.GatewayId), ("@at", payload.At.ToUnixTimeMilliseconds()),
                        ("@body", JsonSerializer.Serialize(payload, ContractsJson.Default.RejectedPayload)));
                }

                await transaction.ExecuteAsync(
                    """
                    DELETE FROM rejected_payload WHERE gateway = @gateway
                        AND number <= (SELECT MAX(number) FROM rejected_payload WHERE gateway = @gateway) - @most
                    """,
                    cancellationToken, ("@gateway", ofGateway.Key), ("@most", MostPerGateway));
            }

            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken) =>
        [.. await database.QueryAsync(
            "SELECT body FROM rejected_payload WHERE gateway = @gateway ORDER BY number DESC LIMIT @limit",
            row => JsonSerializer.Deserialize(row.GetString(0), ContractsJson.Default.RejectedPayload)!,
            cancellationToken, ("@gateway", gatewayId), ("@limit", limit))];
}
