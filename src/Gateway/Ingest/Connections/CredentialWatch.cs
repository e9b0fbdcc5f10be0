using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest.Connections;

/// <summary>
/// Ends connections that were let in with what is no longer valid. Who revokes a gateway or gives it another secret is asked at one process;
/// behind a load balancer its connection is likely at another.
/// </summary>
internal sealed partial class CredentialWatch(IGatewayStore gateways, ConnectionRegistry registry, TimeProvider clock, ILogger<CredentialWatch> logger) : BackgroundService
{
    /// <summary>A connection lives on for this long at most.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (registry.Count == 0)
        {
            return;
        }

        try
        {
            var accounts = (await gateways.ListAsync(cancellationToken)).ToDictionary(account => account.GatewayId, StringComparer.Ordinal);
            if (registry.DisconnectUnless(account => accounts.TryGetValue(account.GatewayId, out var now) && IsSame(account, now)) is > 0 and var ended)
            {
                LogEnded(ended);
            }
        }
        catch (DbException)
        {
            // The store tells that the database is away. Nobody can be revoked meanwhile, so nothing is missed.
            return;
        }
    }

    private static bool IsSame(GatewayAccount account, GatewayAccount now) =>
        !now.Revoked && account.SecretHash == now.SecretHash && account.Sites.AsSpan().SequenceEqual(now.Sites);

    [LoggerMessage(1031, LogLevel.Information, "{Count} connections of gateways ended: revoked, with another secret or for other sites")]
    private partial void LogEnded(int count);
}
