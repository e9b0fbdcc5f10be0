using Microsoft.Extensions.Logging;

namespace Monitoring.Gateway.Push;

internal sealed partial class WallFeed
{
    [LoggerMessage(5001, LogLevel.Warning, "Cannot subscribe to the push streams; trying again")]
    private partial void LogNotSubscribed(Exception exception);

    [LoggerMessage(5002, LogLevel.Warning, "Cannot read the list of sites; trying again")]
    private partial void LogDirectoryFailed(Exception exception);

    [LoggerMessage(5003, LogLevel.Warning, "Cannot read site {SiteId}; trying again")]
    private partial void LogSiteFailed(string siteId, Exception exception);

    [LoggerMessage(5004, LogLevel.Information, "Wall feed has {Sites} sites; {Unread} could not be read yet")]
    private partial void LogLoaded(int sites, int unread);

    [LoggerMessage(5005, LogLevel.Warning, "Cannot read the journal of site {SiteId}; trying again")]
    private partial void LogRepairFailed(string siteId, Exception exception);

    [LoggerMessage(5006, LogLevel.Information, "Site {SiteId}: {Count} transitions came from the journal, no push brought them")]
    private partial void LogRepaired(string siteId, int count);

    [LoggerMessage(5007, LogLevel.Warning, "Cannot read where the journals stand; trying again")]
    private partial void LogHeadsFailed(Exception exception);
}
