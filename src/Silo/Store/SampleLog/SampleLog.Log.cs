using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>Log messages of the sample log, 4000–4099.</summary>
internal static partial class SampleLogMessages
{
    [LoggerMessage(4001, LogLevel.Information, "Sample log open: {Segments} segments, last position {Last}, next {Next}, damaged places {Damages}, positions lost {Lost}")]
    public static partial void Opened(ILogger logger, int segments, long last, long next, int damages, long lost);

    [LoggerMessage(4002, LogLevel.Error, "Sample log is damaged. {Damage}")]
    public static partial void Damaged(ILogger logger, LogDamage damage);

    [LoggerMessage(4004, LogLevel.Error, "Sample log takes nothing more: {Reason}. Messages are not acknowledged until it works again")]
    public static partial void Broken(ILogger logger, string reason);

    [LoggerMessage(4005, LogLevel.Information, "Sample log works again, durable up to {Position}")]
    public static partial void Mended(ILogger logger, long position);

    [LoggerMessage(4006, LogLevel.Warning, "Sample log state could not be stored; cursors and checkpoints stay as they were on disk")]
    public static partial void StateNotStored(ILogger logger, Exception exception);

    [LoggerMessage(4007, LogLevel.Error, "Sample log record {Position} cannot be read back; it is skipped")]
    public static partial void RecordUnreadable(ILogger logger, long position);

    [LoggerMessage(4009, LogLevel.Error, "Sample log segment {Path}: positions up to {Last} that were written cannot be read back; they are skipped")]
    public static partial void EndUnreadable(ILogger logger, string path, long last);

    [LoggerMessage(4010, LogLevel.Warning, "Sample log: site {Site} has not stored its state for {Age}; it is asked to")]
    public static partial void SiteBehind(ILogger logger, string site, TimeSpan age);

    [LoggerMessage(4011, LogLevel.Warning, "Sample log: site {Site} does not exist; its batches up to {Position} are kept no longer for it")]
    public static partial void SiteGone(ILogger logger, string site, long position);

    [LoggerMessage(4012, LogLevel.Warning, "The disk refuses: the reserve of {Bytes} bytes is given to the alarm journal")]
    public static partial void ReserveReleased(ILogger logger, long bytes);

    [LoggerMessage(4013, LogLevel.Information, "The reserve of {Bytes} bytes for the alarm journal is there again")]
    public static partial void ReserveMade(ILogger logger, long bytes);

    [LoggerMessage(4008, LogLevel.Warning, "Sample log could not make a segment ahead; it will try again when it needs one")]
    public static partial void NotPrepared(ILogger logger, Exception exception);
}
