using Microsoft.AspNetCore.Http.HttpResults;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Api;

/// <summary>Gives a configuration to a site's grain, which checks it whole.</summary>
internal static class SiteConfiguration
{
    /// <summary>The configuration now in force, or the refusal with all faults.</summary>
    public static async Task<(SiteConfig? Taken, ProblemHttpResult? Refused)> ApplyAsync(
        SiteConfig config, string by, ISites sites, WallFeed feed, CancellationToken cancellationToken)
    {
        var holes = ConfigurationHoles.Find(config).ToArray();
        if (holes.Length > 0)
        {
            return (null, Problems.Invalid(holes));
        }

        var site = sites.Get(config.SiteId);
        var result = await site.Configure(config, by, cancellationToken);
        if (result.Faults.Length > 0)
        {
            return (null, Problems.Invalid(result.Faults));
        }

        if (result.Controlled.Length > 0)
        {
            return (null, Problems.NeedsSecondPerson(config.SiteId, result.Controlled));
        }

        if (await site.GetView(cancellationToken) is { } view)
        {
            await feed.ShowAsync(view, cancellationToken);
        }

        return (await site.GetConfig(cancellationToken), null);
    }
}
