using System.Text.Json;
using Microsoft.Data.Sqlite;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>The journal's prepared statements on the writer's connection. Each writes one site's write inside the open transaction.</summary>
internal sealed class JournalStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _know;
    private readonly SqliteCommand _guard;
    private readonly SqliteCommand _journal;
    private readonly SqliteCommand _alarm;
    private readonly SqliteCommand _checkpoint;

    public JournalStatements(SqliteConnection connection)
    {
        _connection = connection;
        _know = connection.CreateStatement(
            "INSERT INTO site_journal (site, last_seq) VALUES (@site, 0) ON CONFLICT (site) DO NOTHING", ("@site", ""));
        _guard = connection.CreateStatement(
            "UPDATE site_journal SET last_seq = @last WHERE site = @site AND last_seq = @after", ("@last", 0L), ("@site", ""), ("@after", 0L));
        _journal = connection.CreateStatement(
            "INSERT INTO journal (site, seq, alarm, decided_at, body) VALUES (@site, @seq, @alarm, @at, @body)",
            ("@site", ""), ("@seq", 0L), ("@alarm", ""), ("@at", 0L), ("@body", ""));
        _alarm = connection.CreateStatement(
            """
            INSERT INTO alarm (id, site, point, condition, state, priority, occurred_at, seq, body)
            VALUES (@id, @site, @point, @condition, @state, @priority, @occurred, @seq, @body)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, priority = excluded.priority,
                occurred_at = excluded.occurred_at, seq = excluded.seq, body = excluded.body
            """,
            ("@id", ""), ("@site", ""), ("@point", ""), ("@condition", 0), ("@state", 0), ("@priority", 0), ("@occurred", 0L), ("@seq", 0L), ("@body", ""));
        _checkpoint = connection.CreateStatement(
            """
            INSERT INTO checkpoint (site, point_key, position, state) VALUES (@site, @key, @position, @state)
            ON CONFLICT (site, point_key) DO UPDATE SET position = excluded.position, state = excluded.state
            """,
            ("@site", ""), ("@key", ""), ("@position", 0L), ("@state", Array.Empty<byte>()));
        foreach (var command in (SqliteCommand[])[_know, _guard, _journal, _alarm, _checkpoint])
        {
            command.Prepare();
        }
    }

    /// <summary>Writes; false, with nothing written, if the journal has another last number than the writer knows.</summary>
    public bool Write(JournalWrite write, SqliteTransaction transaction)
    {
        _know.Transaction = _guard.Transaction = _journal.Transaction = _alarm.Transaction = _checkpoint.Transaction = transaction;
        _know.With(write.SiteId).ExecuteNonQuery();
        if (_guard.With(write.AfterSeq + write.Transitions.Length, write.SiteId, write.AfterSeq).ExecuteNonQuery() != 1)
        {
            return false;
        }

        foreach (var transition in write.Transitions)
        {
            var body = JsonSerializer.Serialize(transition, ContractsJson.Default.AlarmTransition);
            _journal.With(write.SiteId, transition.Seq, transition.Alarm.Id, transition.DecidedAt.ToUnixTimeMilliseconds(), body).ExecuteNonQuery();
            WriteAlarm(transition.Alarm, transition.Seq);
        }

        foreach (var checkpoint in write.Checkpoints)
        {
            _checkpoint.With(write.SiteId, checkpoint.Key, checkpoint.Position, checkpoint.State).ExecuteNonQuery();
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _know.Dispose();
        _guard.Dispose();
        _journal.Dispose();
        _alarm.Dispose();
        _checkpoint.Dispose();
        _connection.Dispose();
    }

    private void WriteAlarm(AlarmRecord alarm, long seq) =>
        _alarm.With(
            alarm.Id, alarm.SiteId, alarm.PointId, (int)alarm.Condition, (int)alarm.State, (int)alarm.Priority,
            alarm.OccurredAt.ToUnixTimeMilliseconds(), seq, JsonSerializer.Serialize(alarm, ContractsJson.Default.AlarmRecord)).ExecuteNonQuery();
}
