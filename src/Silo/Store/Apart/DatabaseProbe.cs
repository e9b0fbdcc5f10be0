using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>
/// Whether the database is there, for a process that has no journal to tell it. It is asked now and then: a quiet gateway would not notice
/// that it is away until somebody opens a page.
/// </summary>
/// <param name="database">Database.</param>
/// <param name="time">Clock of pauses: real time.</param>
internal sealed class DatabaseProbe(MonitorDatabase database, TimeProvider time) : BackgroundService, IServiceHealth
{
    /// <summary>How often.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private volatile string? _fault;

    /// <inheritdoc/>
    public PartHealth Check()
    {
        var fault = database.Outage ?? _fault;
        return new PartHealth { Name = "database", Ok = fault is null, Detail = fault ?? database.Kind };
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                await AskAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.QueryAsync("SELECT 1", static row => row.GetInt32(0), cancellationToken);
            _fault = null;
        }
        catch (DbException error)
        {
            _fault = $"{database.Kind}: {DatabaseOutage.Describe(error)}";
        }
    }
}
