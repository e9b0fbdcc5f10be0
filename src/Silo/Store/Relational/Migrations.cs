namespace Monitoring.Silo;

/// <summary>A numbered step forward of the schema. Once released it is never changed.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Name">What it brings.</param>
/// <param name="Sql">Statements that SQLite and PostgreSQL both take; <c>{text}</c> and <c>{bytes}</c> stand for the types of texts and byte strings.</param>
internal sealed record Migration(int Number, string Name, string Sql);

/// <summary>
/// All steps in order. Texts are compared byte by byte on both databases: that is why PostgreSQL's <c>{text}</c> has a collation. Times are Unix milliseconds; bodies are JSON as in the
/// public contract.
/// </summary>
internal static class Migrations
{
    /// <summary>The steps.</summary>
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, "alarm journal", """
            CREATE TABLE site_journal (site {text} NOT NULL PRIMARY KEY, last_seq BIGINT NOT NULL);
            CREATE TABLE journal (
                site {text} NOT NULL REFERENCES site_journal (site), seq BIGINT NOT NULL, alarm {text} NOT NULL,
                decided_at BIGINT NOT NULL, body {text} NOT NULL, PRIMARY KEY (site, seq));
            CREATE INDEX journal_by_alarm ON journal (alarm, seq);
            CREATE TABLE alarm (
                id {text} NOT NULL PRIMARY KEY, site {text} NOT NULL, point {text} NOT NULL, condition INTEGER NOT NULL,
                state INTEGER NOT NULL, priority INTEGER NOT NULL, occurred_at BIGINT NOT NULL, seq BIGINT NOT NULL, body {text} NOT NULL);
            CREATE INDEX alarm_by_time ON alarm (occurred_at, id);
            CREATE INDEX alarm_by_site ON alarm (site, occurred_at, id);
            CREATE INDEX alarm_live ON alarm (site) WHERE state <> 0;
            CREATE INDEX alarm_by_state ON alarm (state, occurred_at, id) WHERE state <> 0;
            CREATE INDEX alarm_by_priority ON alarm (priority, occurred_at, id);
            CREATE TABLE checkpoint (
                site {text} NOT NULL, point_key {text} NOT NULL, position BIGINT NOT NULL, state {bytes} NOT NULL,
                PRIMARY KEY (site, point_key));
            """),
        new(2, "accounts, gateways, rejected payloads", """
            CREATE TABLE account (name {text} NOT NULL PRIMARY KEY, roles {text} NOT NULL, scope {text} NOT NULL, password_hash {text} NOT NULL);
            CREATE TABLE gateway (id {text} NOT NULL PRIMARY KEY, secret_hash {text} NOT NULL, sites {text} NOT NULL, revoked INTEGER NOT NULL);
            CREATE TABLE rejected_payload (
                gateway {text} NOT NULL, number BIGINT NOT NULL, at BIGINT NOT NULL, body {text} NOT NULL, PRIMARY KEY (gateway, number));
            """),
        new(3, "grain state", """
            CREATE TABLE grain_state (
                grain {text} NOT NULL, state {text} NOT NULL, etag {text} NOT NULL, body {text} NOT NULL, PRIMARY KEY (grain, state));
            """),
        new(4, "rule sets", """
            CREATE TABLE rule_set_site (site {text} NOT NULL PRIMARY KEY, revision BIGINT NOT NULL, last_version INTEGER NOT NULL);
            CREATE TABLE rule_set (
                site {text} NOT NULL, version INTEGER NOT NULL, kind INTEGER NOT NULL, state INTEGER NOT NULL,
                body {text} NOT NULL, content {text} NOT NULL, simulation {text}, PRIMARY KEY (site, version));
            CREATE INDEX rule_set_live ON rule_set (site, version) WHERE state IN (1, 2);
            """),
        new(5, "seats and alarm figures", """
            CREATE TABLE seat_set (version INTEGER NOT NULL PRIMARY KEY, at BIGINT NOT NULL, body {text} NOT NULL);
            CREATE TABLE kpi_site (site {text} NOT NULL PRIMARY KEY, seq BIGINT NOT NULL, state {bytes} NOT NULL);
            CREATE TABLE kpi_day (site {text} NOT NULL, day INTEGER NOT NULL, body {bytes} NOT NULL, PRIMARY KEY (site, day));
            """),
        new(6, "checksums of rows", """
            ALTER TABLE journal ADD COLUMN crc BIGINT;
            ALTER TABLE alarm ADD COLUMN crc BIGINT;
            ALTER TABLE checkpoint ADD COLUMN crc BIGINT;
            """),
        new(7, "handling of alarms", """
            CREATE TABLE handling (
                alarm {text} NOT NULL PRIMARY KEY, site {text} NOT NULL, stage INTEGER NOT NULL, version INTEGER NOT NULL,
                at BIGINT NOT NULL, body {text} NOT NULL, crc BIGINT NOT NULL);
            CREATE INDEX handling_by_time ON handling (at, alarm);
            CREATE INDEX handling_open ON handling (at, alarm) WHERE stage <> 4;
            """),
        new(8, "shifts", """
            CREATE TABLE shift (
                id {text} NOT NULL PRIMARY KEY, seat {text} NOT NULL, since BIGINT NOT NULL, until BIGINT, revision INTEGER NOT NULL,
                body {text} NOT NULL, crc BIGINT NOT NULL, snapshot {text}, snapshot_crc BIGINT);
            CREATE UNIQUE INDEX shift_manned ON shift (seat) WHERE until IS NULL;
            CREATE INDEX shift_by_time ON shift (since, id);
            ALTER TABLE rule_set ADD COLUMN changed_at BIGINT;
            CREATE INDEX rule_set_by_change ON rule_set (changed_at) WHERE changed_at IS NOT NULL;
            """),
        new(9, "keys of sessions", """
            CREATE TABLE session_key (name {text} NOT NULL PRIMARY KEY, at BIGINT NOT NULL, body {text} NOT NULL);
            """),
        new(10, "several gateways", """
            CREATE TABLE gateway_owner (owner {text} NOT NULL PRIMARY KEY, at BIGINT NOT NULL);
            CREATE TABLE gateway_line (
                gateway {text} NOT NULL, owner {text} NOT NULL REFERENCES gateway_owner (owner) ON DELETE CASCADE,
                counters {text} NOT NULL, traffic {text}, PRIMARY KEY (gateway, owner));
            CREATE TABLE gateway_watch (gateway {text} NOT NULL PRIMARY KEY, until BIGINT NOT NULL);
            """),
        new(11, "several silos", """
            ALTER TABLE site_journal ADD COLUMN claim BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE site_journal ADD COLUMN owner {text} NOT NULL DEFAULT '';
            ALTER TABLE checkpoint ADD COLUMN log {text} NOT NULL DEFAULT '';
            CREATE TABLE silo (name {text} NOT NULL PRIMARY KEY, at BIGINT NOT NULL, body {text} NOT NULL);
            """),
        new(12, "sites that are taken over", """
            ALTER TABLE site_journal ADD COLUMN former {text} NOT NULL DEFAULT '';
            CREATE INDEX site_journal_by_owner ON site_journal (owner);
            """),
    ];
}
