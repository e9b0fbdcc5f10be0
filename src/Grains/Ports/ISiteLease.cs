namespace Monitoring.Grains;

/// <summary>
/// Keeps an activation that does not know that another has its site from answering. Its writes are refused (<see cref="IAlarmJournal.ClaimAsync"/>);
/// but a sample that changes nothing in what it takes for the present is answered without a write, and may have been an alarm to the other.
/// </summary>
public interface ISiteLease
{
    /// <summary>Waits until no other silo answers for the site any more. After the claim, before anything is judged.</summary>
    Task TakeOverAsync(string siteId, long claim, CancellationToken cancellationToken);

    /// <summary>Whether nobody else can be answering for the site. Asked with every batch.</summary>
    bool IsCertain(string siteId, long claim);

    /// <summary>Finds out, if it is not certain; waits for some seconds at most.</summary>
    Task<LeaseState> ConfirmAsync(string siteId, long claim);

    /// <summary>The site is not here any more.</summary>
    void Drop(string siteId, long claim);
}
