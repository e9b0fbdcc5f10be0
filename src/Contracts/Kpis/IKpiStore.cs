namespace Monitoring.Contracts;

/// <summary>How far the figures of a site have been counted, and what is needed to count on.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Seq">The last transition that is counted; 0 if none is.</param>
/// <param name="State">What goes on across transitions (alarms that are not over, chattering), by the codec of the projection; empty at the start.</param>
public sealed record KpiCursor(string SiteId, long Seq, byte[] State);

/// <summary>The figures of one site on one UTC day.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Day">Days since 1970-01-01, UTC.</param>
/// <param name="Body">The figures, by the codec of the projection.</param>
public sealed record KpiDayRow(string SiteId, int Day, byte[] Body);

/// <summary>One step of the projection: all or nothing.</summary>
/// <param name="Cursor">The cursor after it.</param>
/// <param name="AfterSeq">The cursor's number before it; the write is refused if the store has another, so that nothing is counted twice.</param>
/// <param name="Days">Days that changed, whole.</param>
public sealed record KpiWrite(KpiCursor Cursor, long AfterSeq, KpiDayRow[] Days);

/// <summary>A site whose journal is longer than what is counted.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Counted">The last transition that is counted.</param>
/// <param name="Journaled">The last transition of the journal.</param>
public sealed record KpiLag(string SiteId, long Counted, long Journaled);

/// <summary>The figures of alarm management, kept up beside the journal that they are made from.</summary>
public interface IKpiStore
{
    /// <summary>Sites with transitions that are not counted.</summary>
    Task<KpiLag[]> LagsAsync(CancellationToken cancellationToken);

    /// <summary>The cursor of a site; one at 0 if it has none, or one that another version of the projection wrote.</summary>
    Task<KpiCursor> CursorAsync(string siteId, CancellationToken cancellationToken);

    /// <summary>The cursors of several sites; those that have none are absent.</summary>
    Task<KpiCursor[]> CursorsAsync(string[] siteIds, CancellationToken cancellationToken);

    /// <summary>Figures of a site on the days listed; days without any are absent.</summary>
    Task<KpiDayRow[]> DaysAsync(string siteId, int[] days, CancellationToken cancellationToken);

    /// <summary>Figures of several sites from a day to a day, both included.</summary>
    Task<KpiDayRow[]> ReadAsync(string[] siteIds, int firstDay, int lastDay, CancellationToken cancellationToken);

    /// <summary>Writes in one transaction; false, with nothing written, if the cursor stood elsewhere.</summary>
    Task<bool> WriteAsync(KpiWrite write, CancellationToken cancellationToken);

    /// <summary>Forgets what was counted of a site; the projection begins at its first transition again.</summary>
    Task ResetAsync(string siteId, CancellationToken cancellationToken);
}
