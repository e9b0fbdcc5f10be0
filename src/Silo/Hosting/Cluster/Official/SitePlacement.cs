using Orleans.Runtime.Placement;

namespace Monitoring.Silo;

/// <summary>A grain belongs on the silo that <see cref="SiteHome"/> names, which has its sample log.</summary>
[GenerateSerializer, Immutable, Alias("site-placement")]
internal sealed class SitePlacement : PlacementStrategy;

/// <summary>Finds that silo among those that are there.</summary>
internal sealed class SitePlacementDirector(ISiloStatusOracle silos) : IPlacementDirector
{
    /// <inheritdoc/>
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var compatible = context.GetCompatibleSilos(target);
        var names = Array.ConvertAll(compatible, silo => silos.TryGetSiloName(silo, out var name) ? name : silo.ToParsableString());
        return Task.FromResult(compatible[SiteHome.Of(target.GrainIdentity.Key.ToString(), names)]);
    }
}
