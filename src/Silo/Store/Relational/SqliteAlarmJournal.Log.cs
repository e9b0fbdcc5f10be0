using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Log messages of the relational store, 4100–4199.</summary>
internal static partial class RelationalMessages
{
    [LoggerMessage(4101, LogLevel.Error, "Alarm journal could not be written ({Writes} writes): nothing of it is shown until it works again")]
    public static partial void JournalFailed(ILogger logger, int writes, Exception exception);

    [LoggerMessage(4102, LogLevel.Warning, "Alarm journal of site {Site} has another last number than {AfterSeq}: a second activation wrote; this one loads again")]
    public static partial void JournalConflict(ILogger logger, string site, long afterSeq);

    [LoggerMessage(4103, LogLevel.Information, "Alarm journal works again")]
    public static partial void JournalMended(ILogger logger);
}
