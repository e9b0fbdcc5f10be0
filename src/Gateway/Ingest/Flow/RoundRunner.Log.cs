using Microsoft.Extensions.Logging;

namespace Monitoring.Gateway.Ingest.Flow;

internal sealed partial class RoundRunner
{
    [LoggerMessage(1020, LogLevel.Error, "The call to site {SiteId} failed; its messages are not acknowledged.")]
    private partial void LogCallFailed(Exception error, string siteId);
}
