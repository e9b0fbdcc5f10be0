using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace Monitoring.Silo;

/// <summary>
/// Brings lines to the server, however long it takes. Returns when each line is stored or refused for good. What the server refuses is
/// split until the one field is found that it does not take; that one is recorded, all others arrive.
/// </summary>
internal sealed partial class InfluxDelivery(IInfluxWriter writer, InfluxOptions options, InfluxState state, TimeProvider time, ILogger logger)
{
    private int _failures;

    /// <summary>Delivers.</summary>
    /// <exception cref="OperationCanceledException">The sink stops; nothing is known of the rest.</exception>
    public Task DeliverAsync(LineSlice lines, CancellationToken cancellationToken) => DeliverAsync(lines, believed: false, cancellationToken);

    /// <summary>Asks once whether the server is there; on 1.x makes the database if it is missing.</summary>
    public async Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken)
    {
        var outcome = await writer.PrepareAsync(cancellationToken);
        Note(outcome);
        return outcome;
    }

    private async Task DeliverAsync(LineSlice lines, bool believed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var outcome = await writer.WriteAsync(lines, cancellationToken);
            if (outcome.Result == WriteResult.Refused && !believed && !outcome.IsBeyondRetention)
            {
                outcome = await BelieveAsync(outcome, cancellationToken);
            }

            Note(outcome);
            switch (outcome.Result)
            {
                case WriteResult.Stored:
                    _failures = 0;
                    return;
                case WriteResult.Refused when outcome.IsBeyondRetention:
                    state.Refused.Add(lines, Dropped(outcome.Message), outcome.ToString(), time.GetUtcNow());
                    LogRefused(outcome.ToString());
                    return;
                case WriteResult.Refused or WriteResult.TooLarge:
                    if (await SplitAsync(lines, outcome, cancellationToken))
                    {
                        return;
                    }

                    break;
                default:
                    if (!outcome.IsMissingDatabase || (outcome = await PrepareAsync(cancellationToken)).Result != WriteResult.Stored)
                    {
                        await RestAsync(outcome, cancellationToken);
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// A server that is set up wrongly answers 400 too (no such parameter, no database named). Lines are dropped only if the same server
    /// takes a line that is certainly good; else it is a denial, and nothing is dropped.
    /// </summary>
    private async Task<WriteOutcome> BelieveAsync(WriteOutcome refusal, CancellationToken cancellationToken)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"monitoring_probe ok=1i {time.GetUtcNow().ToUnixTimeMilliseconds()}\n");
        var probe = await writer.WriteAsync(new LineSlice(Encoding.ASCII.GetBytes(line)), cancellationToken);
        return probe.Result switch
        {
            WriteResult.Stored => refusal,
            WriteResult.Refused or WriteResult.TooLarge => probe with { Result = WriteResult.Denied },
            _ => probe,
        };
    }

    private async Task<bool> SplitAsync(LineSlice lines, WriteOutcome outcome, CancellationToken cancellationToken)
    {
        var believed = outcome.Result == WriteResult.Refused;
        if (lines.TrySplit(out var first, out var second))
        {
            // In this order: a later line of the same point and time must overwrite the earlier one.
            await DeliverAsync(first, believed, cancellationToken);
            await DeliverAsync(second, believed, cancellationToken);
            return true;
        }

        if (believed)
        {
            state.Refused.Add(lines, 1, outcome.ToString(), time.GetUtcNow());
            LogRefused(outcome.ToString());
            return true;
        }

        // Too large for a server that is set up to take less than one field: not the field's fault.
        outcome = outcome with { Result = WriteResult.Denied };
        Note(outcome);
        await RestAsync(outcome, cancellationToken);
        return false;
    }

    private void Note(WriteOutcome outcome)
    {
        if (state.Answered(outcome))
        {
            LogFailing(outcome.ToString());
        }
    }

    private async Task RestAsync(WriteOutcome outcome, CancellationToken cancellationToken) =>
        await Task.Delay(RetryPause.After(options, outcome, _failures++, Random.Shared.NextDouble()), time, cancellationToken);

    private static int Dropped(string message) =>
        DroppedCount().Match(message) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, out var count) ? count : 1;

    [GeneratedRegex("dropped=([0-9]{1,9})")]
    private static partial Regex DroppedCount();

    [LoggerMessage(4301, LogLevel.Warning, "InfluxDB does not take samples: {Reason}. The sample log keeps them, and it is tried again and again")]
    private partial void LogFailing(string reason);

    [LoggerMessage(4302, LogLevel.Error, "InfluxDB refused a line for good; it is recorded in influx/refused.lp: {Reason}")]
    private partial void LogRefused(string reason);
}
