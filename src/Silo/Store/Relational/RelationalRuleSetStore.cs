using System.Globalization;
using System.Text;
using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Grains;

namespace Monitoring.Silo;

/// <summary>Rule sets: the life of each as one JSON text, its content and its simulation apart, so that lists stay small.</summary>
internal sealed class RelationalRuleSetStore(MonitorDatabase database) : IRuleSetStore
{
    /// <inheritdoc/>
    public async Task<LiveRuleSets> LoadRuleSetsAsync(string siteId, CancellationToken cancellationToken)
    {
        var heads = await database.QueryAsync(
            "SELECT revision, last_version FROM rule_set_site WHERE site = @site",
            row => (Revision: row.GetInt64(0), Last: row.GetInt32(1)), cancellationToken, ("@site", siteId));
        var live = await database.QueryAsync(
            "SELECT body FROM rule_set WHERE site = @site AND state IN (1, 2) ORDER BY version",
            row => Parse(row.GetString(0), siteId), cancellationToken, ("@site", siteId));
        return heads.Count == 0 ? new LiveRuleSets(0, 0, []) : new LiveRuleSets(heads[0].Revision, heads[0].Last, [.. live]);
    }

    /// <inheritdoc/>
    public async Task<RuleSet?> FindRuleSetAsync(string siteId, int version, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync(
            "SELECT body, content, simulation FROM rule_set WHERE site = @site AND version = @version",
            row => Parse(row.GetString(0), siteId) with
            {
                Content = JsonSerializer.Deserialize(row.GetString(1), ContractsJson.Default.RuleSetContent),
                Simulation = row.IsDBNull(2) ? null : JsonSerializer.Deserialize(row.GetString(2), ContractsJson.Default.SimulationReport),
            },
            cancellationToken, ("@site", siteId), ("@version", version));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <inheritdoc/>
    public async Task<RuleSet[]> ListRuleSetsAsync(RuleSetQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var where = new StringBuilder("site = @site");
        List<(string, object?)> parameters = [("@site", query.SiteId), ("@limit", Math.Clamp(query.Limit, 1, 1000))];
        And("version < @below", "@below", query.Below);
        And("state = @state", "@state", (int?)query.State);
        And("kind = @kind", "@kind", (int?)query.Kind);
        var rows = await database.QueryAsync(
            $"SELECT body FROM rule_set WHERE {where} ORDER BY version DESC LIMIT @limit", row => Parse(row.GetString(0), query.SiteId), cancellationToken, [.. parameters]);
        return [.. rows];

        void And(string condition, string name, int? value)
        {
            if (value is not null)
            {
                where.Append(CultureInfo.InvariantCulture, $" AND {condition}");
                parameters.Add((name, value));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<ChangedRuleSets> ListChangedAsync(string[] siteIds, DateTimeOffset since, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(siteIds);
        if (siteIds.Length == 0)
        {
            return new ChangedRuleSets(0, []);
        }

        var names = siteIds.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@site{i}")).ToArray();
        var where = $"changed_at >= @since AND kind <> @combined AND site IN ({string.Join(", ", names)})";
        (string, object?)[] parameters =
        [
            .. names.Zip(siteIds, (name, site) => (name, (object?)site)),
            ("@since", since.ToUnixTimeMilliseconds()), ("@combined", (int)RuleSetKind.Combined), ("@limit", Math.Clamp(limit, 1, 1000)),
        ];
        var count = await database.QueryAsync($"SELECT COUNT(*) FROM rule_set WHERE {where}", row => row.GetInt32(0), cancellationToken, parameters[..^1]);
        var rows = await database.QueryAsync(
            $"SELECT body, site FROM rule_set WHERE {where} ORDER BY changed_at DESC, site, version DESC LIMIT @limit",
            row => Parse(row.GetString(0), row.GetString(1)), cancellationToken, parameters);
        return new ChangedRuleSets(count[0], [.. rows]);
    }

    /// <inheritdoc/>
    public Task<bool> SaveRuleSetsAsync(string siteId, long revision, RuleSet[] changed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return database.WriteAsync($"rule_set {siteId}", async transaction =>
        {
            await transaction.ExecuteAsync(
                "INSERT INTO rule_set_site (site, revision, last_version) VALUES (@site, 0, 0) ON CONFLICT (site) DO NOTHING", cancellationToken, ("@site", siteId));
            var guarded = await transaction.ExecuteAsync(
                """
                UPDATE rule_set_site SET revision = revision + 1, last_version = CASE WHEN last_version < @last THEN @last ELSE last_version END
                WHERE site = @site AND revision = @revision
                """,
                cancellationToken, ("@site", siteId), ("@revision", revision), ("@last", changed.Max(set => set.Version)));
            if (guarded != 1)
            {
                return false;
            }

            foreach (var set in changed)
            {
                await SaveAsync(transaction, siteId, set, cancellationToken);
            }

            return true;
        }, cancellationToken);
    }

    private static async Task SaveAsync(DatabaseTransaction transaction, string siteId, RuleSet set, CancellationToken cancellationToken)
    {
        (string, object?)[] parameters =
        [
            ("@site", siteId), ("@version", set.Version), ("@kind", (int)set.Kind), ("@state", (int)set.State), ("@changed", ChangedAt(set)),
            ("@body", JsonSerializer.Serialize(set with { Content = null, Simulation = null }, ContractsJson.Default.RuleSet)),
            ("@content", set.Content is null ? null : JsonSerializer.Serialize(set.Content, ContractsJson.Default.RuleSetContent)),
            ("@simulation", set.Simulation is null ? null : JsonSerializer.Serialize(set.Simulation, ContractsJson.Default.SimulationReport)),
        ];
        var updated = await transaction.ExecuteAsync(
            """
            UPDATE rule_set SET state = @state, changed_at = @changed, body = @body, simulation = COALESCE(@simulation, simulation)
            WHERE site = @site AND version = @version
            """,
            cancellationToken, parameters);
        if (updated == 0)
        {
            await transaction.ExecuteAsync(
                """
                INSERT INTO rule_set (site, version, kind, state, changed_at, body, content, simulation)
                VALUES (@site, @version, @kind, @state, @changed, @body, @content, @simulation)
                """,
                cancellationToken, parameters);
        }
    }

    private static long ChangedAt(RuleSet set) =>
        ((DateTimeOffset?[])[set.ProposedAt, set.ApprovedAt, set.InForceAt, set.ClosedAt]).Max()!.Value.ToUnixTimeMilliseconds();

    private static RuleSet Parse(string body, string siteId) => StoredJson.Parse(body, ContractsJson.Default.RuleSet, "rule_set", siteId);
}
