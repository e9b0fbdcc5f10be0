namespace Monitoring.Silo;

/// <summary>A numbered step forward of the schema. Once released it is never changed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">Statements that SQLite and PostgreSQL both take; <c>{bytes}</c> stands for the type of byte strings.</param>
internal sealed record Migration(int Number, string Name, string Sql);

/// <summary>All steps in order. Times are Unix milliseconds; bodies are JSON as in the public contract.</summary>
internal static class Migrations
{
    /// <summary>The steps.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, "alarm journal", """
            CREATE TABLE site_journal (site TEXT NOT NULL PRIMARY KEY, last_seq BIGINT NOT NULL);
            CREATE TABLE journal (
                site TEXT NOT NULL REFERENCES site_journal (site), seq BIGINT NOT NULL, alarm TEXT NOT NULL,
                decided_at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (site, seq));
            CREATE INDEX journal_by_alarm ON journal (alarm, seq);
            CREATE TABLE alarm (
                id TEXT NOT NULL PRIMARY KEY, site TEXT NOT NULL, point TEXT NOT NULL, condition INTEGER NOT NULL,
                state INTEGER NOT NULL, priority INTEGER NOT NULL, occurred_at BIGINT NOT NULL, seq BIGINT NOT NULL, body TEXT NOT NULL);
            CREATE INDEX alarm_by_time ON alarm (occurred_at, id);
            CREATE INDEX alarm_by_site ON alarm (site, occurred_at, id);
            CREATE INDEX alarm_live ON alarm (site) WHERE state <> 0;
            CREATE INDEX alarm_by_state ON alarm (state, occurred_at, id) WHERE state <> 0;
            CREATE INDEX alarm_by_priority ON alarm (priority, occurred_at, id);
            CREATE TABLE checkpoint (
                site TEXT NOT NULL, point_key TEXT NOT NULL, position BIGINT NOT NULL, state {bytes} NOT NULL,
                PRIMARY KEY (site, point_key));
            """),
        new(2, "accounts, gateways, rejected payloads", """
            CREATE TABLE account (name TEXT NOT NULL PRIMARY KEY, roles TEXT NOT NULL, scope TEXT NOT NULL, password_hash TEXT NOT NULL);
            CREATE TABLE gateway (id TEXT NOT NULL PRIMARY KEY, secret_hash TEXT NOT NULL, sites TEXT NOT NULL, revoked INTEGER NOT NULL);
            CREATE TABLE rejected_payload (
                gateway TEXT NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (gateway, number));
            """),
        new(3, "grain state", """
            CREATE TABLE grain_state (
                grain TEXT NOT NULL, state TEXT NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (grain, state));
            """),
        new(4, "rule sets", """
            CREATE TABLE rule_set_site (site TEXT NOT NULL PRIMARY KEY, revision BIGINT NOT NULL, last_version INTEGER NOT NULL);
            CREATE TABLE rule_set (
                site TEXT NOT NULL, version INTEGER NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
                body TEXT NOT NULL, content TEXT NOT NULL, simulation TEXT, PRIMARY KEY (site, version));
            CREATE INDEX rule_set_live ON rule_set (site, version) WHERE state IN (1, 2);
            """),
    ];
}
