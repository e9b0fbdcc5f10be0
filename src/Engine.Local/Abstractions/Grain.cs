using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base class of grains. Its code runs one turn at a time on the activation's own scheduler.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1725", Justification = "Orleans' parameter names")]
public abstract class Grain : IGrainBase, IAddressable
{
    /// <summary>Called by the engine, which knows for which activation it creates the instance.</summary>
    protected Grain() => GrainContext = RuntimeContext.Current!;

    /// <summary>The activation this instance belongs to.</summary>
    public IGrainContext GrainContext { get; }

    /// <summary>Makes references to other grains.</summary>
    protected IGrainFactory GrainFactory => ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The services of this activation.</summary>
    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices;

    /// <summary>Called before the first request, after persistent state was read. A fault here reaches the callers, and the next call tries again.</summary>
    /// <param name="cancellationToken">Cancelled when activation takes too long.</param>
    /// <returns>Done when the grain is ready for requests.</returns>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called after the last request. Not called when the process dies, so nothing may be saved only here.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Cancelled when deactivation takes too long.</param>
    /// <returns>Done when the activation may go.</returns>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends this activation once the running requests are done; later calls go to a new one.</summary>
    protected void DeactivateOnIdle() => ((IGrainBase)this).DeactivateOnIdle();

    /// <summary>Ends this activation as <see cref="DeactivateOnIdle"/> does, for one where placement wants it. Here there is no other place.</summary>
    protected void MigrateOnIdle() => ((IGrainBase)this).MigrateOnIdle();

    /// <summary>Keeps this activation from idle collection.</summary>
    /// <param name="timeSpan">For how long from now; negative or zero takes an earlier wish back.</param>
    protected void DelayDeactivation(TimeSpan timeSpan) => ((Activation)GrainContext).DelayDeactivation(timeSpan);
}
