namespace Monitoring.Silo;

/// <summary>What Orleans' reminders ask of <see cref="ClusterTables"/>. Silos share them by ranges of the grains' hashes.</summary>
internal static class ReminderStatements
{
    /// <summary>By the name that Orleans asks for.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["UpsertReminderRowKey"] =
            """
            INSERT INTO orleans.reminder (service, grain, name, start, period, hash, version)
            VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 0)
            ON CONFLICT (service, grain, name) DO UPDATE
            SET start = excluded.start, period = excluded.period, hash = excluded.hash, version = reminder.version + 1
            RETURNING version AS Version
            """,
        ["ReadReminderRowsKey"] = Rows + " AND grain = @GrainId",
        ["ReadReminderRowKey"] = Rows + " AND grain = @GrainId AND name = @ReminderName",
        ["ReadRangeRows1Key"] = Rows + " AND hash > @BeginHash AND hash <= @EndHash",
        ["ReadRangeRows2Key"] = Rows + " AND (hash > @BeginHash OR hash <= @EndHash)",
        ["DeleteReminderRowKey"] =
            """
            WITH gone AS (
                DELETE FROM orleans.reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1)
            SELECT COUNT(*)::INTEGER FROM gone
            """,
        ["DeleteReminderRowsKey"] = "DELETE FROM orleans.reminder WHERE service = @ServiceId",
    };

    private const string Rows =
        """
        SELECT grain AS GrainId, name AS ReminderName, start AS StartTime, period AS Period, version AS Version FROM orleans.reminder WHERE service = @ServiceId
        """;
}
