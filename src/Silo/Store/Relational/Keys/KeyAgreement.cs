using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Hosting;

namespace Monitoring.Silo;

/// <summary>
/// Sees to it that there is a key before the process reads them. Two that find none at the same time would each make one, and neither would
/// accept a session of the other for a day. Later keys are made two days before they are used, and both processes then use the same.
/// </summary>
/// <param name="database">Database.</param>
/// <param name="keys">Keys; null in a process that has no sessions.</param>
internal sealed class KeyAgreement(MonitorDatabase database, IKeyManager? keys = null) : IHostedLifecycleService
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) =>
        keys is null ? Task.CompletedTask : database.WriteAsync("session-keys", _ => Task.FromResult(EnsureKey(keys)), cancellationToken);

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>While this process has the turn. On the real clock, as the framework is that reads the keys.</summary>
    private static bool EnsureKey(IKeyManager keys)
    {
        var now = TimeProvider.System.GetUtcNow();
        if (!keys.GetAllKeys().Any(key => !key.IsRevoked && key.ActivationDate <= now && now < key.ExpirationDate))
        {
            keys.CreateNewKey(now, now + Lifetime);
        }

        return true;
    }
}
