using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>How the silos of a cluster are, as they write it down themselves (<see cref="SiloBeacon"/>). Health part <c>silos</c> of a gateway.</summary>
internal sealed class SiloWatch(MonitorDatabase database) : BackgroundService, IServiceHealth
{
    /// <summary>A silo that says nothing for so long is a fault.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>One that says nothing for so long will not come back, and is forgotten; one that stops on purpose says so and is forgotten at once.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private volatile PartHealth _health = new() { Name = "silos", Ok = false, Detail = "no silo seen yet" };

    /// <inheritdoc/>
    public PartHealth Check() => _health;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        try
        {
            do
            {
                await LookAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
            return;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.ExecuteAsync(
                $"DELETE FROM silo WHERE at < {database.NowSql} - @age", cancellationToken, ("@age", (long)Forgotten.TotalMilliseconds));
            var silos = await database.QueryAsync(
                $"SELECT name, {database.NowSql} - at, body FROM silo ORDER BY name",
                row => (Name: row.GetString(0), Silent: TimeSpan.FromMilliseconds(row.GetInt64(1)), Body: row.GetString(2)), cancellationToken);
            var faults = silos.SelectMany(silo => Faults(silo.Name, silo.Silent, silo.Body)).ToArray();
            var ok = faults.Length == 0 && silos.Count > 0;
            _health = new PartHealth { Name = "silos", Ok = ok, Detail = ok ? $"{silos.Count} silos" : silos.Count == 0 ? "no silo" : string.Join("; ", faults) };
        }
        catch (DbException)
        {
            _health = new PartHealth { Name = "silos", Ok = false, Detail = "not known: the database is away" };
        }
    }

    private static string[] Faults(string name, TimeSpan silent, string body) =>
        silent > Silence
            ? [string.Create(CultureInfo.InvariantCulture, $"{name} has said nothing for {silent.TotalSeconds:0} s")]
            : [.. (JsonSerializer.Deserialize(body, ContractsJson.Default.PartHealthArray) ?? []).Where(part => !part.Ok).Select(part => $"{name}: {part.Name}: {part.Detail}")];
}
