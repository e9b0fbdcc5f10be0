using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>Makes the calls of a round and waits for them: one call per site and read.</summary>
/// <remarks>
/// A call that a site sends back is not made again from here: later reads of the connection are under way, and samples that come after newer ones
/// are history. The connection closes, and the client sends everything again in its order.
/// </remarks>
internal sealed partial class RoundRunner(ISiteIngest sites, RoundPool pool, IngestMetrics metrics, TimeProvider time, ILogger<RoundRunner> logger)
{
    private const string OneAwait = "Kept in the call and awaited once, in GuardAsync, when its turn to be answered has come.";

    private readonly ILogger _logger = logger;

    /// <summary>Starts every call of the round. Does not throw: a call that fails at once fails like any other.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2012", Justification = OneAwait)]
    public void Start(IngestRound round)
    {
        round.StartedAt = time.GetTimestamp();
        var outer = Activity.Current;
        round.Span = IngestTrace.Source.StartActivity(IngestTrace.Round, ActivityKind.Consumer);
        for (var i = 0; i < round.CallCount; i++)
        {
            var call = round.Call(i);
            call.Pending = Make(call);
        }

        // What the connection does next is no part of this round.
        Activity.Current = outer;
    }

    /// <summary>True if awaiting would not wait.</summary>
    public static bool IsCompleted(IngestRound round)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            if (!round.Call(i).Pending.IsCompleted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Waits for every call, and gives the batches of those that succeeded back to the pool.</summary>
    public async ValueTask CompleteAsync(IngestRound round, GatewayCounter counter)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            var call = round.Call(i);
            var receipt = await GuardAsync(call);
            call.Outcome = receipt.Outcome;
            if (call.Builder is { } builder)
            {
                call.Lane!.Points.Observe(receipt.TableVersion);
                if (receipt.Outcome == IngestOutcome.Durable)
                {
                    var batch = builder.Batch;
                    var samples = batch.SampleCount + batch.UnknownCount;
                    metrics.Taken(batch.MessageCount, samples, receipt.Repeated);
                    counter.Taken(batch.MessageCount, samples, receipt.Repeated);
                    call.Builder = null;
                    pool.Return(builder);
                }
            }
            else if (receipt.Outcome == IngestOutcome.Durable)
            {
                metrics.Taken(1, 0, 0);
                counter.Taken(1, 0, 0);
            }

            if (receipt.Outcome is IngestOutcome.LogUnavailable or IngestOutcome.Retry)
            {
                round.Failed = true;
                counter.Traffic.NotStored(counter.LastSeen, call.Lane!.SiteIdBytes, call.Builder is { } kept ? kept.Batch.SampleCount + kept.Batch.UnknownCount : 0);
                metrics.Dropped("qos0-failed", call.Unanswered);
            }
        }

        metrics.Answered(time.GetElapsedTime(round.StartedAt), round.Failed);
        IngestTrace.End(round);
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "Whatever a grain call throws means the same: not durable, do not acknowledge. Logged and counted; the connection closes.")]
    private async ValueTask<IngestReceipt> GuardAsync(RoundCall call)
    {
        try
        {
            return await call.Pending;
        }
        catch (Exception error)
        {
            LogCallFailed(error, call.Lane!.SiteId);
            return new IngestReceipt(IngestOutcome.LogUnavailable, 0, 0, 0);
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1031", Justification = "A call that throws before it returns a task fails like one that throws later.")]
    private ValueTask<IngestReceipt> Make(RoundCall call)
    {
        try
        {
            return call.Builder is { } builder ? sites.IngestAsync(builder.Batch)
                : call.Report is { } report ? sites.ReportGatewayAsync(report)
                : sites.ReportEdgeAlarmAsync(call.Alarm!);
        }
        catch (Exception error)
        {
            return ValueTask.FromException<IngestReceipt>(error);
        }
    }
}
