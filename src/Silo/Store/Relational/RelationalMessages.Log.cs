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

    [LoggerMessage(4104, LogLevel.Error, "{Database} is away: {Reason}. Alarms are not journaled nor shown, and their samples are not acknowledged; it is asked for again and again")]
    public static partial void DatabaseAway(ILogger logger, string database, string reason);

    [LoggerMessage(4105, LogLevel.Information, "{Database} is back after {Seconds:F1} s")]
    public static partial void DatabaseBack(ILogger logger, string database, double seconds);

    [LoggerMessage(4106, LogLevel.Warning, "{Database} is not there yet: {Reason}. Trying again until {Deadline:HH:mm:ss}Z")]
    public static partial void DatabaseAwaited(ILogger logger, string database, string reason, DateTimeOffset deadline);

    [LoggerMessage(4107, LogLevel.Information, "Relational store: {Database}")]
    public static partial void DatabaseOpen(ILogger logger, string database);

    [LoggerMessage(4108, LogLevel.Warning, "{Database} runs with {Setting}: a crash of its machine can lose journaled alarms")]
    public static partial void DatabaseNotDurable(ILogger logger, string database, string setting);

    [LoggerMessage(4109, LogLevel.Critical, "{Database}: {Damage}. Its site or page cannot be read until the database is restored from a backup")]
    public static partial void RowDamaged(ILogger logger, string database, string damage);
}
