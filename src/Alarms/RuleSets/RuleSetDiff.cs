using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What differs between two rule sets, parameter by parameter, for people and for the decision who may change it.</summary>
/// <remarks>It compares the JSON of the contract, so that a condition that is added later is compared in full without a line here.</remarks>
public static class RuleSetDiff
{
    /// <summary>Differences in the order of the points; a point or condition that comes or goes is one row.</summary>
    public static RuleChange[] Between(RuleSetContent before, RuleSetContent after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<RuleChange>();
        SiteLevel(before, after, changes);
        var old = before.Points.ToDictionary(p => p.PointId, StringComparer.Ordinal);
        foreach (var point in after.Points)
        {
            if (!old.Remove(point.PointId, out var was))
            {
                changes.Add(new RuleChange { PointId = point.PointId, Parameter = "", New = Json(point).GetRawText() });
            }
            else if (!ReferenceEquals(was, point))
            {
                Compare(point.PointId, Json(was), Json(point), changes);
            }
        }

        changes.AddRange(before.Points.Where(p => old.ContainsKey(p.PointId))
            .Select(p => new RuleChange { PointId = p.PointId, Parameter = "", Old = Json(p).GetRawText() }));
        return [.. changes];
    }

    private static void SiteLevel(RuleSetContent before, RuleSetContent after, List<RuleChange> changes)
    {
        var (old, next) = (JsonFields.Empty(), JsonFields.Empty());
        Fill(old, before);
        Fill(next, after);
        JsonFields.Compare(old, next, null, null, changes);

        static void Fill(SortedDictionary<string, string> fields, RuleSetContent content)
        {
            fields["liveWindow"] = JsonSerializer.Serialize(content.LiveWindow, ContractsJson.Default.Double);
            JsonFields.Flatten(JsonSerializer.SerializeToElement(content.Escalation, ContractsJson.Default.EscalationConfig), "escalation.", fields);
            foreach (var row in content.Suppressions)
            {
                fields[$"suppressions[{row.Name}]"] = JsonSerializer.Serialize(row, ContractsJson.Default.SuppressionConfig);
            }
        }
    }

    private static void Compare(string pointId, JsonElement before, JsonElement after, List<RuleChange> changes)
    {
        JsonFields.Compare(JsonFields.Of(before, "conditions"), JsonFields.Of(after, "conditions"), pointId, null, changes);
        var old = Conditions(before);
        foreach (var (name, condition) in Conditions(after))
        {
            if (!old.Remove(name, out var was))
            {
                changes.Add(new RuleChange { PointId = pointId, Condition = name, Parameter = "", New = condition.GetRawText() });
                continue;
            }

            JsonFields.Compare(JsonFields.Of(was), JsonFields.Of(condition), pointId, name, changes);
        }

        changes.AddRange(old.Select(gone => new RuleChange { PointId = pointId, Condition = gone.Key, Parameter = "", Old = gone.Value.GetRawText() }));
    }

    /// <summary>Conditions by their name: the kind, and after a colon what tells two of one kind apart.</summary>
    private static SortedDictionary<string, JsonElement> Conditions(JsonElement point)
    {
        var found = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var condition in point.GetProperty("conditions").EnumerateArray())
        {
            var name = condition.TryGetProperty("name", out var given) && given.ValueKind == JsonValueKind.String ? ":" + given.GetString() : "";
            found[condition.GetProperty("condition").GetString() + name] = condition;
        }

        return found;
    }

    private static JsonElement Json(PointConfig point) => JsonSerializer.SerializeToElement(point, ContractsJson.Default.PointConfig);
}
