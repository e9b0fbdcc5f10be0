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
        // JSON can put null where C# says there is none: into the elements of an array.
        var holes = Holes(config).ToArray();
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

        if (await site.GetView(cancellationToken) is { } view)
        {
            await feed.ShowAsync(view, cancellationToken);
        }

        return (await site.GetConfig(cancellationToken), null);
    }

    private static IEnumerable<Fault> Holes(SiteConfig config)
    {
        for (var i = 0; i < config.Hazards.Length; i++)
        {
            if (config.Hazards[i] is null)
            {
                yield return Hole($"hazards[{i}]");
            }
        }

        for (var i = 0; i < config.Points.Length; i++)
        {
            if (config.Points[i] is not { } point)
            {
                yield return Hole($"points[{i}]");
                continue;
            }

            for (var j = 0; j < point.Conditions.Length; j++)
            {
                var rule = point.Conditions[j];
                if (rule is null)
                {
                    yield return Hole($"points[{i}].conditions[{j}]");
                }
                else if (rule is LimitRule { Levels: var levels } && Array.IndexOf(levels, null) is >= 0 and var k)
                {
                    yield return Hole($"points[{i}].conditions[{j}].levels[{k}]");
                }
            }
        }
    }

    private static Fault Hole(string where) => new() { Where = where, Text = "不能为 null", TextEn = "must not be null" };
}
