using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>There is no other silo.</summary>
internal sealed class OneSilo : ISilos
{
    private readonly TaskCompletionSource _never = new();

    /// <inheritdoc/>
    public Task NextChange => _never.Task;

    /// <inheritdoc/>
    public bool IsElsewhere(string siteId) => false;

    /// <inheritdoc/>
    public bool Wakes(string siteId) => true;
}
