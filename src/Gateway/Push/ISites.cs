using Monitoring.Contracts;

namespace Monitoring.Gateway.Push;

/// <summary>The way to a site's grain.</summary>
internal interface ISites
{
    /// <summary>The grain of a site, whether the site exists or not.</summary>
    ISiteGrain Get(string siteId);
}

/// <summary>Where the pushes of all sites come from.</summary>
internal interface IPushSource
{
    /// <summary>
    /// Calls <paramref name="onPush"/> with each push from now on: those of one site one at a time and in order, those of
    /// different sites perhaps at once.
    /// </summary>
    /// <returns>Ends the subscription when disposed.</returns>
    Task<IAsyncDisposable> SubscribeAsync(Func<SitePush, Task> onPush);
}
