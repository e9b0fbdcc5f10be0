using System.Data.Common;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Writes twice a second into the database that this silo lives and how it is, by the database's own clock: gateways call the sites of a silo that
/// says nothing blind, without having to be told by anybody. With each beat it reads which sites are still its own (<see cref="SiloLease"/>).
/// </summary>
internal sealed partial class SiloBeacon(MonitorDatabase database, SampleLog log, SiloLease lease, IEnumerable<IServiceHealth> parts, ILogger<SiloBeacon> logger) : BackgroundService
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly IServiceHealth[] _parts = [.. parts];
    private bool _failing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, TimeProvider.System);
        try
        {
            do
            {
                await SayAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await EndAsync();
        }
    }

    /// <summary>A silo that stops on purpose is no fault.</summary>
    private async Task EndAsync()
    {
        try
        {
            await database.ExecuteAsync("DELETE FROM silo WHERE name = @name", CancellationToken.None, ("@name", log.Name));
        }
        catch (DbException error)
        {
            LogFailed(error);
        }
    }

    private async Task SayAsync(CancellationToken cancellationToken)
    {
        try
        {
            var body = JsonSerializer.Serialize([.. _parts.Select(part => part.Check())], ContractsJson.Default.PartHealthArray);
            await lease.RenewAsync(
                () => database.ExecuteAsync(
                    $"INSERT INTO silo (name, at, body) VALUES (@name, {database.NowSql}, @body) ON CONFLICT (name) DO UPDATE SET at = excluded.at, body = excluded.body",
                    cancellationToken, ("@name", log.Name), ("@body", body)),
                cancellationToken);
            _failing = false;
        }
        catch (DbException error)
        {
            if (!_failing)
            {
                LogFailed(error);
            }

            _failing = true;
        }
    }

    [LoggerMessage(2120, LogLevel.Warning, "The database cannot be told that this silo lives; gateways call its sites blind meanwhile")]
    private partial void LogFailed(Exception exception);
}
