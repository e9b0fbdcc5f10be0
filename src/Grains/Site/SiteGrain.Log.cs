using Microsoft.Extensions.Logging;
using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    [LoggerMessage(2001, LogLevel.Information, "Site {Site} loaded: seq {Seq}, {Alarms} alarms, {Replayed} batches replayed from the log")]
    private partial void LogLoaded(string site, long seq, int alarms, int replayed);

    [LoggerMessage(2002, LogLevel.Information, "Site {Site} has rule set {Version} with {Points} points, set by {By}")]
    private partial void LogConfigured(string site, int version, int points, string by);

    [LoggerMessage(2003, LogLevel.Error, "Site {Site} gives way to a new activation: {Failure}")]
    private partial void LogBroken(string site, SiteFailure failure);

    [LoggerMessage(2004, LogLevel.Warning, "Site {Site} could not push; readers will find it in the journal")]
    private partial void LogPushFailed(string site, Exception exception);

    [LoggerMessage(2005, LogLevel.Error, "Site {Site} could not store a change")]
    private partial void LogFlushFailed(string site, Exception exception);

    [LoggerMessage(2006, LogLevel.Information, "Site {Site}: rule set {Version} with {Changes} changes proposed by {By}")]
    private partial void LogProposed(string site, int version, int changes, string by);

    [LoggerMessage(2007, LogLevel.Information, "Site {Site}: rule set {Version} is {State} by {By}")]
    private partial void LogDecided(string site, int version, RuleSetState state, string by);

    [LoggerMessage(2008, LogLevel.Warning, "Site {Site}: override {Version} does not fit rule set {Standing} and ends")]
    private partial void LogOverrideUnfit(string site, int version, int standing);

    [LoggerMessage(2009, LogLevel.Information, "Site {Site}: maintenance window {Window} added or ended by {By}")]
    private partial void LogWindow(string site, string window, string by);

    [LoggerMessage(2010, LogLevel.Warning, "Site {Site} was on silo '{Silo}' and goes on here from the state that is stored; what that silo's log has after it goes to the series when the silo is back")]
    private partial void LogTakenOver(string site, string silo);

    [LoggerMessage(2011, LogLevel.Information, "Site {Site} belongs on another silo and moves there")]
    private partial void LogMoves(string site);

    [LoggerMessage(3001, LogLevel.Debug, "Site {Site}: {Count} transitions journaled, seq {Seq}")]
    private partial void LogTransitions(string site, int count, long seq);

    [LoggerMessage(2050, LogLevel.Warning, "Site {Site}: the clock was set by {Step}; the site is loaded again")]
    private partial void LogClockSet(string site, TimeSpan step);
}
