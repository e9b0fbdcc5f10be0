using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Alarms;
using Monitoring.Contracts;
using Orleans.Concurrency;

namespace Monitoring.Grains;

/// <summary>
/// The owner of one site. It only loads, calls the alarm engine, saves and publishes; what follows from a sample is decided in
/// <see cref="SiteEngine"/>.
/// </summary>
/// <remarks>
/// Reentrant, with one rule: a method changes the engine in one piece, without waiting, and only then waits for the disk. So batches of a
/// site share the fsync of the log instead of queueing for it, and the order of the engine's inputs is the order of the calls.
/// Parts: ingest (here), life (<c>.Life</c>), journal and push (<c>.Journal</c>), configuration (<c>.Configure</c>), rule sets (<c>.RuleSets</c>), maintenance windows (<c>.Maintenance</c>), queries (<c>.Queries</c>).
/// </remarks>
[Reentrant]
public sealed partial class SiteGrain(
    [PersistentState(SiteConfigState.Name, SiteConfigState.Provider)] IPersistentState<SiteConfigState> config,
    [PersistentState(MaintenanceState.Name, SiteConfigState.Provider)] IPersistentState<MaintenanceState> maintenance,
    ISampleLog log,
    IAlarmJournal journal,
    IRuleSetStore ruleSets,
    ISilos silos,
    ISiteLease lease,
    SiteMetrics metrics,
    [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider time,
    ILogger<SiteGrain> logger) : Grain, ISiteGrain
{
    private SiteEngine? _engine;
    private PointIndex _index = PointIndex.Empty;
    private bool _broken;

    private string SiteId => this.GetPrimaryKeyString();

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public ValueTask<IngestReceipt> Ingest(SampleBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Unavailable() is { } outcome)
        {
            return new(new IngestReceipt(outcome, 0, 0, 0));
        }

        var unknown = 0;
        if (batch.UnknownCount > 0)
        {
            (batch, unknown) = ResolveUnknown(batch);
        }

        if (_engine!.IsRepeat(batch, out var repeated) || batch.SampleCount == 0)
        {
            metrics.OnRepeated(repeated);
            return AnswerWhenDurable(_engine.Position, Receipt(repeated, unknown));
        }

        if (!log.TryAppend(batch, out var position))
        {
            metrics.OnLogRefused();
            return new(Receipt(repeated, unknown) with { Outcome = IngestOutcome.LogUnavailable });
        }

        metrics.OnBatch(batch.SampleCount, repeated);
        _engine.Apply(batch, position);
        Arm();
        return NeedsJournal ? AnswerWhenJournaled(position, Receipt(repeated, unknown)) : AnswerWhenDurable(position, Receipt(repeated, unknown));
    }

    /// <inheritdoc/>
    public async ValueTask<IngestReceipt> ReportGateway(GatewayReport report, CancellationToken cancellationToken)
    {
        if (Unavailable() is { } outcome)
        {
            return new IngestReceipt(outcome, 0, 0, 0);
        }

        _engine!.Report(report);
        Arm();
        return await AnswerWhenJournaled(_engine.Position, Receipt(0, 0));
    }

    /// <inheritdoc/>
    public async ValueTask<IngestReceipt> ReportEdgeAlarm(EdgeAlarm alarm, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alarm);
        if (Unavailable() is { } outcome)
        {
            return new IngestReceipt(outcome, 0, 0, 0);
        }

        var known = _engine!.Report(alarm);
        if (!known)
        {
            NoteCandidate(alarm.PointId, alarm.Value, alarm.ReceivedAt, alarm.GatewayId);
        }

        Arm();
        return await AnswerWhenJournaled(_engine.Position, Receipt(0, known ? 0 : 1));
    }

    /// <inheritdoc/>
    public async Task<CommandResult> Command(AlarmCommand command, CancellationToken cancellationToken)
    {
        if (_engine is null)
        {
            return new CommandResult { Outcome = CommandOutcome.NotFound };
        }

        ThrowIfBroken();
        var result = _engine.Command(command, Now);
        Arm();
        return await FlushAsync() ? result : throw Broken();
    }

    private IngestOutcome? Unavailable() =>
        _engine is null ? IngestOutcome.UnknownSite : _broken || ClockWasSet() ? IngestOutcome.Retry : null;

    private IngestReceipt Receipt(int repeated, int unknown) => new(IngestOutcome.Durable, TableVersion, repeated, unknown);

    private ValueTask<IngestReceipt> AnswerWhenDurable(long position, IngestReceipt receipt)
    {
        var durable = log.WhenDurable(position);
        return durable.IsCompletedSuccessfully && lease.IsCertain(SiteId, _claim) ? new(AfterLog(durable.Result, receipt)) : Wait(durable, receipt);
    }

    [System.Runtime.CompilerServices.AsyncMethodBuilder(typeof(System.Runtime.CompilerServices.PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<IngestReceipt> Wait(ValueTask<bool> durable, IngestReceipt receipt)
    {
        receipt = AfterLog(await durable, receipt);
        return receipt.Outcome != IngestOutcome.Durable || lease.IsCertain(SiteId, _claim) ? receipt : await ConfirmAsync(receipt);
    }

    /// <summary>Another silo may have the site: this batch may be an alarm there although it is none here.</summary>
    private async Task<IngestReceipt> ConfirmAsync(IngestReceipt receipt)
    {
        var state = await lease.ConfirmAsync(SiteId, _claim);
        if (state == LeaseState.Lost)
        {
            Break(SiteFailure.SecondActivation);
        }

        return state == LeaseState.Certain ? receipt : receipt with { Outcome = IngestOutcome.Retry };
    }

    private IngestReceipt AfterLog(bool durable, IngestReceipt receipt)
    {
        if (durable)
        {
            return receipt;
        }

        // The engine has seen what the disk has not: forget it all and load again.
        Break(SiteFailure.LogNotDurable);
        return receipt with { Outcome = IngestOutcome.LogUnavailable };
    }

    private async ValueTask<IngestReceipt> AnswerWhenJournaled(long position, IngestReceipt receipt)
    {
        if (!await FlushAsync())
        {
            return receipt with { Outcome = IngestOutcome.Retry };
        }

        return await AnswerWhenDurable(position, receipt);
    }
}
