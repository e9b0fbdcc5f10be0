using Microsoft.Extensions.Logging;

namespace Monitoring.Gateway.Ingest.Points;

/// <summary>Loads a site's point table and turns a fault of the site into a result.</summary>
internal static partial class SiteLoader
{
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever a grain call throws means the same here: the site cannot be asked now. Logged.")]
    public static async ValueTask<bool> TryLoadAsync(IngestContext context, SitePoints points)
    {
        try
        {
            await points.LoadAsync();
            return true;
        }
        catch (Exception error)
        {
            LogNotLoaded(context.Logger, error, points.SiteId);
            return false;
        }
    }

    [LoggerMessage(1021, LogLevel.Error, "The point table of site {SiteId} could not be loaded.")]
    private static partial void LogNotLoaded(ILogger logger, Exception error, string siteId);
}
