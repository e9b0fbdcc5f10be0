namespace Orleans.Runtime;

/// <summary>One activation of a grain: its identity, services and end.</summary>
public interface IGrainContext
{
    /// <summary>Which grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object, once created.</summary>
    object? GrainInstance { get; }

    /// <summary>The services of this activation; disposed with it.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Done when the activation has ended. Never await it from the grain itself.</summary>
    Task Deactivated { get; }

    /// <summary>Ends the activation once the running requests are done.</summary>
    /// <param name="deactivationReason">Why.</param>
    /// <param name="cancellationToken">Shortens the time that OnDeactivateAsync has.</param>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
