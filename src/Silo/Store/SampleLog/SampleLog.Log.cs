using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Log messages of the sample log, 4000–4099.</summary>
internal static partial class SampleLogMessages
{
    [LoggerMessage(4001, LogLevel.Information, "Sample log open: {Segments} segments, last position {Last}, next {Next}, damaged places {Gaps}")]
    public static partial void Opened(ILogger logger, int segments, long last, long next, int gaps);

    [LoggerMessage(4002, LogLevel.Error, "Sample log segment {Path}: its header is damaged; its records are read all the same")]
    public static partial void HeaderDamaged(ILogger logger, string path);

    [LoggerMessage(4003, LogLevel.Error, "Sample log segment {Path}: {Gaps} damaged places were skipped")]
    public static partial void RecordsDamaged(ILogger logger, string path, int gaps);

    [LoggerMessage(4004, LogLevel.Error, "Sample log takes nothing more: {Reason}. Messages are not acknowledged until it works again")]
    public static partial void Broken(ILogger logger, string reason);

    [LoggerMessage(4005, LogLevel.Information, "Sample log works again, durable up to {Position}")]
    public static partial void Mended(ILogger logger, long position);

    [LoggerMessage(4006, LogLevel.Warning, "Sample log state could not be stored; cursors and checkpoints stay as they were on disk")]
    public static partial void StateNotStored(ILogger logger, Exception exception);

    [LoggerMessage(4007, LogLevel.Error, "Sample log record {Position} cannot be read back; it is skipped")]
    public static partial void RecordUnreadable(ILogger logger, long position);

    [LoggerMessage(4008, LogLevel.Warning, "Sample log could not make a segment ahead; it will try again when it needs one")]
    public static partial void NotPrepared(ILogger logger, Exception exception);
}
