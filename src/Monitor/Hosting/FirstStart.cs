using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway;
using Monitoring.Silo;

namespace Monitoring.Monitor;

/// <summary>What a first start creates: the demo's sites, accounts and gateway, or the one account <c>admin</c>. Later starts find it there.</summary>
internal sealed partial class FirstStart(
    CommandLine line, IGrainFactory grains, IAccountStore accounts, IGatewayStore gateways, ILogger<FirstStart> logger) : IHostedService
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LogEngine(GrainEngine.Name);
        if (line.Demo)
        {
            var sites = await DemoSites.ReadAsync(cancellationToken);
            await SeedAsync(sites, cancellationToken);
            await DemoSeed.SeedDemoAsync(accounts, gateways, [.. sites.Select(s => s.SiteId)], cancellationToken);
        }
        else if (await DemoSeed.SeedAdminAsync(accounts, cancellationToken) is { } password)
        {
            // Not through the log: a one-time password must not end up in log files.
            Console.WriteLine($"\n  账号 account  admin\n  一次性密码 one-time password  {password}\n");
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Silos that were started with this process may not answer yet; a silo that has just gone does not.</summary>
    private async Task SeedAsync(SiteConfig[] sites, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DemoSites.SeedAsync(grains, sites, cancellationToken);
                return;
            }
            catch (Exception e) when (e is TimeoutException or OrleansException && attempt < Attempts)
            {
                LogNotSeeded(attempt, e);
                await Task.Delay(Pause, TimeProvider.System, cancellationToken);
            }
        }
    }

    [LoggerMessage(9002, LogLevel.Warning, "The demo's sites could not all be made, attempt {Attempt}; trying again")]
    private partial void LogNotSeeded(int attempt, Exception exception);

    [LoggerMessage(9001, LogLevel.Information, "Grain engine: {Engine}")]
    private partial void LogEngine(string engine);
}
