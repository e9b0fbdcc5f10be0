using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine needs of a grain.</summary>
public interface IGrainBase
{
    /// <summary>The activation this instance belongs to.</summary>
    IGrainContext GrainContext { get; }

    /// <summary>Called before the first request.</summary>
    /// <param name="token">Cancelled when activation takes too long.</param>
    /// <returns>Done when the grain is ready for requests.</returns>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Called after the last request.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="token">Cancelled when deactivation takes too long.</param>
    /// <returns>Done when the activation may go.</returns>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
