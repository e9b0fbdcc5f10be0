using Monitoring.Contracts;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    /// <inheritdoc/>
    /// <remarks>
    /// The log may be what does not work, so it is not asked. After a crash what was observed is measured anew; what followed from it
    /// is in the journal.
    /// </remarks>
    public async ValueTask<IngestReceipt> Observe(SampleBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (Unavailable() is { } outcome)
        {
            return new IngestReceipt(outcome, 0, 0, 0);
        }

        _engine!.Apply(batch, _engine.Position);
        Arm();
        return NeedsJournal ? await AnswerWhenJournaled(_engine.Position, Receipt(0, 0)) : Receipt(0, 0);
    }
}
