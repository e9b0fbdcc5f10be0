using Microsoft.Extensions.Logging;
using Monitoring.Contracts;
using Monitoring.Gateway.Ingest.Counters;

namespace Monitoring.Gateway.Ingest.Flow;

/// <summary>Makes the calls of a round and waits for them: one call per site and read.</summary>
internal sealed partial class RoundRunner(ISiteIngest sites, RoundPool pool, IngestMetrics metrics, TimeProvider clock, ILogger<RoundRunner> logger)
{
    /// <summary>Pauses before a call is made again that a starting site sent back. After the last it counts as failed.</summary>
    private static readonly TimeSpan[] RetryPauses =
        [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];

    private const string OneAwait = "Kept in the call and awaited once, in GuardAsync, when its turn to be answered has come.";

    private readonly ILogger _logger = logger;

    /// <summary>Starts every call of the round. Does not throw: a call that fails at once fails like any other.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2012", Justification = OneAwait)]
    public void Start(IngestRound round)
    {
        for (var i = 0; i < round.CallCount; i++)
        {
            var call = round.Call(i);
            call.Pending = Make(call);
        }
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
            var receipt = await ReceiveAsync(call);
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
                metrics.Dropped("qos0-failed", call.Unanswered);
            }
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Reliability", "CA2012", Justification = OneAwait)]
    private async ValueTask<IngestReceipt> ReceiveAsync(RoundCall call)
    {
        var receipt = await GuardAsync(call);
        for (var i = 0; receipt.Outcome == IngestOutcome.Retry && i < RetryPauses.Length; i++)
        {
            await Task.Delay(RetryPauses[i], clock);
            call.Pending = Make(call);
            receipt = await GuardAsync(call);
        }

        return receipt;
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
