using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>What a write of a site is in SQL.</summary>
internal static class JournalStatements
{
    /// <summary>Makes a site known, that it has a row to be guarded.</summary>
    public static Statement Know { get; } = new(
        "INSERT INTO site_journal (site, last_seq) VALUES (@site, 0) ON CONFLICT (site) DO NOTHING", "@site");

    /// <summary>
    /// From here on only the writer with this claim may write. Waits for a write of the site that is under way. Keeps which other silo had the site
    /// and did not give it back.
    /// </summary>
    public static Statement Claim { get; } = new(
        """
        INSERT INTO site_journal (site, last_seq, claim, owner) VALUES (@site, 0, @claim, @owner)
        ON CONFLICT (site) DO UPDATE SET claim = excluded.claim, owner = excluded.owner, former = CASE
            WHEN site_journal.claim = 0 THEN '' WHEN site_journal.owner = excluded.owner THEN site_journal.former ELSE site_journal.owner END
        """,
        "@site", "@claim", "@owner");

    /// <summary>Gives a site back: whoever claims it next need not wait.</summary>
    public static Statement Release { get; } = new("UPDATE site_journal SET claim = 0, former = '' WHERE site = @site AND claim = @claim", "@site", "@claim");

    /// <summary>
    /// Changes one row if the journal has the last number and the claim that the writer knows, else none. Until the transaction is over it also keeps
    /// every other writer of the site waiting, in whatever process.
    /// </summary>
    public static Statement Guard { get; } = new(
        "UPDATE site_journal SET last_seq = @last WHERE site = @site AND last_seq = @after AND claim = @claim", "@last", "@site", "@after", "@claim");

    private static readonly Statement Journal = new(
        "INSERT INTO journal (site, seq, alarm, decided_at, body, crc) VALUES (@site, @seq, @alarm, @at, @body, @crc)",
        "@site", "@seq", "@alarm", "@at", "@body", "@crc");

    private static readonly Statement Alarm = new(
        """
        INSERT INTO alarm (id, site, point, condition, state, priority, occurred_at, seq, body, crc)
        VALUES (@id, @site, @point, @condition, @state, @priority, @occurred, @seq, @body, @crc)
        ON CONFLICT (id) DO UPDATE SET state = excluded.state, priority = excluded.priority,
            occurred_at = excluded.occurred_at, seq = excluded.seq, body = excluded.body, crc = excluded.crc
        """,
        "@id", "@site", "@point", "@condition", "@state", "@priority", "@occurred", "@seq", "@body", "@crc");

    private static readonly Statement Checkpoint = new(
        """
        INSERT INTO checkpoint (site, point_key, position, state, crc, log) VALUES (@site, @key, @position, @state, @crc, @log)
        ON CONFLICT (site, point_key) DO UPDATE SET position = excluded.position, state = excluded.state, crc = excluded.crc, log = excluded.log
        """,
        "@site", "@key", "@position", "@state", "@crc", "@log");

    /// <summary>The rows that decide whether the write may be made; the last one is the guard.</summary>
    public static void AddGuard(JournalWrite write, List<StatementRow> rows)
    {
        if (write is JournalClaim claim)
        {
            rows.Add(new(Claim, [claim.SiteId, claim.Claim, claim.Owner]));
            return;
        }

        if (write is JournalRelease)
        {
            rows.Add(new(Release, [write.SiteId, write.Claim]));
            return;
        }

        if (write.AfterSeq == 0)
        {
            rows.Add(new(Know, [write.SiteId]));
        }

        rows.Add(new(Guard, [write.AfterSeq + write.Transitions.Length, write.SiteId, write.AfterSeq, write.Claim]));
    }

    /// <summary>The rows of a write whose guard let it pass.</summary>
    public static void AddBody(JournalWrite write, List<StatementRow> rows)
    {
        foreach (var transition in write.Transitions)
        {
            var alarm = transition.Alarm;
            var body = JsonSerializer.Serialize(transition, ContractsJson.Default.AlarmTransition);
            var record = JsonSerializer.Serialize(alarm, ContractsJson.Default.AlarmRecord);
            rows.Add(new(Journal, [
                write.SiteId, transition.Seq, alarm.Id, transition.DecidedAt.ToUnixTimeMilliseconds(), body, RowChecksum.Of(body)]));
            rows.Add(new(Alarm, [
                alarm.Id, alarm.SiteId, alarm.PointId, (int)alarm.Condition, (int)alarm.State, (int)alarm.Priority,
                alarm.OccurredAt.ToUnixTimeMilliseconds(), transition.Seq, record, RowChecksum.Of(record)]));
        }

        foreach (var checkpoint in write.Checkpoints)
        {
            rows.Add(new(Checkpoint, [write.SiteId, checkpoint.Key, checkpoint.Position, checkpoint.State, RowChecksum.Of(checkpoint.State), checkpoint.Log]));
        }
    }
}
