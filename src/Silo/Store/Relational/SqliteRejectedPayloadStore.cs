using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>Rejected payloads, the last <see cref="MostPerGateway"/> of each gateway.</summary>
internal sealed class SqliteRejectedPayloadStore(MonitorDatabase database) : IRejectedPayloadStore
{
    /// <summary>The bound.</summary>
    public const int MostPerGateway = 200;

    /// <inheritdoc/>
    public async Task AddAsync(RejectedPayload[] payloads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(payloads);
        using var turn = await database.EnterWriteAsync(cancellationToken);
        await using var connection = database.Open();
        await using var transaction = connection.BeginTransaction();
        foreach (var ofGateway in payloads.GroupBy(payload => payload.GatewayId))
        {
            foreach (var payload in ofGateway.TakeLast(MostPerGateway))
            {
                await using var insert = connection.CreateStatement(
                    """
                    INSERT INTO rejected_payload (gateway, number, at, body)
                    SELECT @gateway, COALESCE(MAX(number), 0) + 1, @at, @body FROM rejected_payload WHERE gateway = @gateway
                    """,
                    ("@gateway", payload.GatewayId), ("@at", payload.At.ToUnixTimeMilliseconds()),
                    ("@body", JsonSerializer.Serialize(payload, ContractsJson.Default.RejectedPayload)));
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }

            await using var trim = connection.CreateStatement(
                """
                DELETE FROM rejected_payload WHERE gateway = @gateway
                    AND number <= (SELECT MAX(number) FROM rejected_payload WHERE gateway = @gateway) - @most
                """,
                ("@gateway", ofGateway.Key), ("@most", MostPerGateway));
            await trim.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<RejectedPayload[]> ListAsync(string gatewayId, int limit, CancellationToken cancellationToken) =>
        [.. await database.QueryAsync(
            "SELECT body FROM rejected_payload WHERE gateway = @gateway ORDER BY number DESC LIMIT @limit",
            row => JsonSerializer.Deserialize(row.GetString(0), ContractsJson.Default.RejectedPayload)!,
            cancellationToken, ("@gateway", gatewayId), ("@limit", limit))];
}
