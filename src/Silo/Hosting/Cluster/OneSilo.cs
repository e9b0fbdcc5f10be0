using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>There is no other silo.</summary>
internal sealed class OneSilo : ISilos, ISiteLease
{
    private readonly TaskCompletionSource _never = new();

    /// <inheritdoc/>
    public Task NextChange => _never.Task;

    /// <inheritdoc/>
    public bool IsElsewhere(string siteId) => false;

    /// <inheritdoc/>
    public bool Wakes(string siteId) => true;

    /// <inheritdoc/>
    public Task TakeOverAsync(string siteId, long claim, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public bool IsCertain(string siteId, long claim) => true;

    /// <inheritdoc/>
    public Task<LeaseState> ConfirmAsync(string siteId, long claim) => Task.FromResult(LeaseState.Certain);

    /// <inheritdoc/>
    public void Drop(string siteId, long claim)
    {
    }
}
