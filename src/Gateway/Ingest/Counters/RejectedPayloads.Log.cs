using Microsoft.Extensions.Logging;

namespace Monitoring.Gateway.Ingest.Counters;

internal sealed partial class RejectedPayloads
{
    [LoggerMessage(1030, LogLevel.Warning, "{Count} rejected payloads could not be stored for the engineer.")]
    private partial void LogNotStored(Exception error, int count);
}
