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
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        LogEngine(GrainEngine.Name);
        if (line.Demo)
        {
            var sites = await DemoSites.ReadAsync(cancellationToken);
            await DemoSites.SeedAsync(grains, sites, cancellationToken);
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

    [LoggerMessage(9001, LogLevel.Information, "Grain engine: {Engine}")]
    private partial void LogEngine(string engine);
}
