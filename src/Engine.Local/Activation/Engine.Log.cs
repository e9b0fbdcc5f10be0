using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal static partial class EngineLog
{
    [LoggerMessage(9101, LogLevel.Error, "Activation of {GrainId} failed; its callers get the fault, the next call tries again")]
    public static partial void ActivationFailed(this ILogger logger, Exception fault, GrainId grainId);

    [LoggerMessage(9102, LogLevel.Error, "Deactivation of {GrainId} failed; the grain left memory nevertheless")]
    public static partial void DeactivationFailed(this ILogger logger, Exception fault, GrainId grainId);

    [LoggerMessage(9103, LogLevel.Error, "A timer of {GrainId} failed; it goes on")]
    public static partial void TimerFailed(this ILogger logger, Exception fault, GrainId grainId);

    [LoggerMessage(9104, LogLevel.Error, "A subscriber of {StreamId} failed; it gets the next item")]
    public static partial void SubscriberFailed(this ILogger logger, Exception fault, StreamId streamId);

    [LoggerMessage(9105, LogLevel.Warning, "A subscriber of {StreamId} is too slow; {Dropped} items dropped so far, the oldest first")]
    public static partial void SubscriberTooSlow(this ILogger logger, StreamId streamId, long dropped);

    [LoggerMessage(9106, LogLevel.Warning, "The host stopped before {Count} grains had deactivated")]
    public static partial void StoppedEarly(this ILogger logger, int count);
}
