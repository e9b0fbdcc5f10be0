namespace Monitoring.Grains.Tests;

/// <summary>The real journal, but for the moments in which it throws instead of answering.</summary>
internal sealed class FaultyJournal(IAlarmJournal real) : IAlarmJournal
{
    public bool Throw { get; set; }

    public ValueTask<JournalOutcome> ClaimAsync(string siteId, long claim, string owner, CancellationToken cancellationToken) =>
        real.ClaimAsync(siteId, claim, owner, cancellationToken);

    public ValueTask<JournalOutcome> ReleaseAsync(string siteId, long claim, CancellationToken cancellationToken) => real.ReleaseAsync(siteId, claim, cancellationToken);

    public Task<JournaledSite> LoadAsync(string siteId, CancellationToken cancellationToken) => real.LoadAsync(siteId, cancellationToken);

    public ValueTask<JournalOutcome> WriteAsync(JournalWrite write, CancellationToken cancellationToken) =>
        Throw ? throw new IOException("the store is gone") : real.WriteAsync(write, cancellationToken);
}
