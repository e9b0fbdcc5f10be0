using System.Diagnostics;

namespace Monitoring.Grains;

/// <summary>Spans of the Site stage: source <c>Monitoring.Site</c>. Nothing is made while nobody traces.</summary>
internal static class SiteTrace
{
    private static readonly ActivitySource Source = new("Monitoring.Site");

    /// <summary>One write of a site to the journal.</summary>
    public static Activity? Journal(string siteId, int transitions, int states)
    {
        var span = Source.StartActivity("site.journal");
        span?.SetTag("monitoring.site", siteId);
        span?.SetTag("monitoring.transitions", transitions);
        span?.SetTag("monitoring.states", states);
        return span;
    }
}
