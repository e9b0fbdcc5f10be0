using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Csv;

/// <summary>
/// The cell for what has no column: the conditions in their order as JSON. <c>high</c> and <c>low</c> are in it only with what their
/// columns do not hold, or where their place in the order is not the usual one (first <c>high</c>, then <c>low</c>).
/// </summary>
internal static class ConditionsCell
{
    private static readonly string[] InColumns = ["deadband", "deadbandPercent", "onDelay", "offDelay"];
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PointConfig point)
    {
        var usual = point.Conditions.OfType<HighRule>().Cast<ConditionRule>().Concat(point.Conditions.OfType<LowRule>())
            .Concat(point.Conditions.Where(c => c is not LimitRule)).SequenceEqual(point.Conditions);
        var cell = new JsonArray();
        foreach (var rule in point.Conditions)
        {
            var json = JsonSerializer.SerializeToNode(rule, ContractsJson.Default.ConditionRule)!.AsObject();
            if (rule is not LimitRule limit)
            {
                cell.Add((JsonNode)Bare(json));
                continue;
            }

            var rest = Rest(json, limit);
            if (rest.Count > 1 || !usual)
            {
                cell.Add((JsonNode)rest);
            }
        }

        return cell.Count == 0 ? "" : cell.ToJsonString(Compact);
    }

    public static void Read(PointDraft draft, CsvCell cell)
    {
        if (cell.IsEmpty)
        {
            draft.Conditions = [];
            return;
        }

        try
        {
            if (JsonNode.Parse(cell.Text()!) is not JsonArray array)
            {
                cell.Fault("应为 JSON 数组，例如 [{\"condition\":\"rate\",\"limit\":2}]", "must be a JSON array such as [{\"condition\":\"rate\",\"limit\":2}]");
                return;
            }

            draft.Conditions = [.. array.Select(item => Parse(draft, item as JsonObject ?? throw new JsonException()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or NotSupportedException or FormatException)
        {
            cell.Fault("JSON 有误，或其中的条件、参数不存在", "not the JSON of conditions: a name, a value or the form is wrong");
        }
    }

    private static ConditionRule Parse(PointDraft draft, JsonObject item)
    {
        var kind = (string?)item["condition"];
        if (kind is not ("high" or "low"))
        {
            return item.Deserialize(ContractsJson.Default.ConditionRule) ?? throw new JsonException();
        }

        // The levels come from their columns; the order of two is the one thing of them that is told here.
        var names = (item["levels"] as JsonArray)?.Select(name => (string?)name).ToArray();
        item["levels"] = new JsonArray();
        var rule = (LimitRule)item.Deserialize(ContractsJson.Default.ConditionRule)!;
        if (names is ["HH", ..] or ["LL", ..])
        {
            rule = rule with { Levels = [new LevelLimit { Level = kind == "high" ? AlarmLevel.HH : AlarmLevel.LL, Limit = 0 }] };
        }

        return rule;
    }

    private static JsonObject Rest(JsonObject json, LimitRule rule)
    {
        Array.ForEach(InColumns, name => json.Remove(name));
        json.Remove("levels");
        if (rule.Levels is [{ Level: AlarmLevel.HH or AlarmLevel.LL }, _])
        {
            json["levels"] = new JsonArray([.. rule.Levels.Select(l => (JsonNode?)l.Level.ToString())]);
        }

        return Bare(json);
    }

    /// <summary>Without what is null or the default of a number that is 0.</summary>
    private static JsonObject Bare(JsonObject json)
    {
        foreach (var name in json.Where(p => p.Value is null).Select(p => p.Key).ToArray())
        {
            json.Remove(name);
        }

        foreach (var name in (string[])["onDelay", "offDelay", "reAlarm"])
        {
            if (json[name] is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() == 0)
            {
                json.Remove(name);
            }
        }

        return json;
    }
}
