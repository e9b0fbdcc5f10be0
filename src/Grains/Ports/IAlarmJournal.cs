using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>The state of one point (or of one gateway of a site), as bytes of the alarm engine.</summary>
/// <param name="Key">Point id, or <c>@</c> and a gateway id.</param>
/// <param name="Position">Position in the sample log up to which it has seen everything.</param>
/// <param name="State">The bytes, versioned by the alarm engine.</param>
public sealed record Checkpoint(string Key, long Position, byte[] State)
{
    /// <summary>The sample log that the position is one of (<see cref="ISampleLog.Name"/>).</summary>
    public string Log { get; init; } = "";
}

/// <summary>What is stored of a site's alarms.</summary>
/// <param name="Seq">Last sequence number; 0 if there is none.</param>
/// <param name="Alarms">Alarms that are not over.</param>
/// <param name="Checkpoints">State of the points.</param>
public sealed record JournaledSite(long Seq, AlarmRecord[] Alarms, Checkpoint[] Checkpoints);

/// <summary>One write of a site: transitions and the states that go with them, all or nothing.</summary>
/// <param name="SiteId">Site.</param>
/// <param name="AfterSeq">The last sequence number that the writer knows; the write is refused if the journal has another.</param>
/// <param name="Transitions">Numbered <c>AfterSeq + 1 …</c>; may be empty (then only states are stored).</param>
/// <param name="Checkpoints">States to store; replaces those of the same key.</param>
public record JournalWrite(string SiteId, long AfterSeq, AlarmTransition[] Transitions, Checkpoint[] Checkpoints)
{
    /// <summary>The writer's claim (<see cref="IAlarmJournal.ClaimAsync"/>); the write is refused if somebody claimed the site since. 0: nobody ever did.</summary>
    public long Claim { get; init; }
}

/// <summary>What became of a write.</summary>
public enum JournalOutcome
{
    /// <summary>On disk.</summary>
    Written = 0,

    /// <summary>The journal holds another last number or claim: a second activation took the site or wrote. Nothing was written; load again.</summary>
    Conflict = 1,

    /// <summary>The store failed (disk full, locked, gone). Nothing was written.</summary>
    Failed = 2,
}

/// <summary>The alarm journal: every transition is in it before anybody is shown it.</summary>
public interface IAlarmJournal
{
    /// <summary>
    /// Makes one activation the only writer of a site: every write with an earlier claim is refused from now on, also one that holds states only,
    /// which no sequence number would tell from those of a later activation. Durable when it returns.
    /// </summary>
    /// <param name="siteId">Site.</param>
    /// <param name="claim">A number that no other activation has: random, not 0.</param>
    /// <param name="owner">Name of the silo, for who wants to know where the site is judged.</param>
    /// <param name="cancellationToken">Ends the waiting for a place in the queue.</param>
    /// <returns>Never <see cref="JournalOutcome.Conflict"/>.</returns>
    ValueTask<JournalOutcome> ClaimAsync(string siteId, long claim, string owner, CancellationToken cancellationToken);

    /// <summary>Gives a site back that this activation will not answer for any more: the next one need not wait for it.</summary>
    /// <returns><see cref="JournalOutcome.Conflict"/> if another has claimed it since.</returns>
    ValueTask<JournalOutcome> ReleaseAsync(string siteId, long claim, CancellationToken cancellationToken);

    /// <summary>What is stored of a site.</summary>
    Task<JournaledSite> LoadAsync(string siteId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes in one durable transaction (fsync). Concurrent writes of several sites are committed together. The queue is
    /// bounded; a caller waits for its place.
    /// </summary>
    ValueTask<JournalOutcome> WriteAsync(JournalWrite write, CancellationToken cancellationToken);
}
