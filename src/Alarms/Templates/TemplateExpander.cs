using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Makes the points of one piece of equipment from its template.</summary>
internal static partial class TemplateExpander
{
    private const int MostPrefix = 48;

    /// <summary>The points; none if there are faults.</summary>
    public static PointConfig[] Expand(EquipmentTemplate template, TemplateInstance instance, string where, FaultList faults)
    {
        var prefix = instance.TagPrefix ?? "";
        if (prefix.Length > MostPrefix || (prefix.Length > 0 && !Identifiers.IsPointId(prefix)))
        {
            faults.Add($"{where}.tagPrefix", $"“{prefix}”应为最多 {MostPrefix} 位字母、数字、_ . -", $"'{prefix}' must be at most {MostPrefix} of letters, digits, _ . -");
            return [];
        }

        return Values(template, instance, where, faults) is { } values
            ? [.. template.Points.EnumerateArray().Select(point => Point(point, instance, prefix, values))]
            : [];
    }

    private static Dictionary<string, double>? Values(EquipmentTemplate template, TemplateInstance instance, string where, FaultList faults)
    {
        var given = instance.Parameters ?? [];
        var values = template.Parameters.ToDictionary(p => p.Name, p => given.GetValueOrDefault(p.Name, p.Default), StringComparer.Ordinal);
        var bad = false;
        foreach (var parameter in template.Parameters)
        {
            var value = values[parameter.Name];
            if (!(value >= parameter.Low && value <= parameter.High))
            {
                bad = true;
                faults.Range($"{where}.parameters.{parameter.Name}", value, parameter.Low, parameter.High);
            }
        }

        foreach (var name in given.Keys.Where(name => !values.ContainsKey(name)))
        {
            bad = true;
            faults.Add($"{where}.parameters.{name}", $"模板没有此参数，可用的有：{string.Join(", ", values.Keys)}", $"the template has no such parameter; it has {string.Join(", ", values.Keys)}");
        }

        return bad ? null : values;
    }

    private static PointConfig Point(JsonElement template, TemplateInstance instance, string prefix, Dictionary<string, double> values)
    {
        var node = (JsonObject)Fill(template, prefix, values)!;
        Rename(node, "tag", "pointId", prefix);
        Rename(node, "title", "name", instance.Equipment ?? "");
        Rename(node, "titleEn", "nameEn", instance.Equipment is { Length: > 0 } equipment ? equipment + " " : "");
        node["equipment"] = instance.Equipment;
        node["hazardId"] = instance.HazardId;
        return node.Deserialize(ContractsJson.Default.PointConfig)!;
    }

    private static void Rename(JsonObject node, string from, string to, string before)
    {
        var text = before + (string?)node[from];
        node.Remove(from);
        node[to] = text;
    }

    private static JsonNode? Fill(JsonElement value, string prefix, Dictionary<string, double> values) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(value.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Fill(p.Value, prefix, values)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Fill(item, prefix, values))]),
        JsonValueKind.String when value.GetString()!.StartsWith('=') => JsonValue.Create(Round(Arithmetic.Compute(value.GetString()![1..], values))),
        JsonValueKind.String => JsonValue.Create(Tag().Replace(value.GetString()!, prefix + "$1")),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    /// <summary>Six digits: 0.9 × 16 is 14.4 and not 14.400000000000000355.</summary>
    private static double Round(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$([A-Z]{2}-\d{2})")]
    private static partial Regex Tag();
}
