using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A JSON object as names and values: <c>HH.limit</c> of a list of levels, <c>guidance.cause</c> of an object in it.</summary>
internal static class JsonFields
{
    /// <summary>No fields.</summary>
    public static SortedDictionary<string, string> Empty() => new(StringComparer.Ordinal);

    /// <summary>The fields of an object, one of them left out; null is as if it were not there.</summary>
    public static SortedDictionary<string, string> Of(JsonElement value, string? without = null)
    {
        var fields = Empty();
        foreach (var property in value.EnumerateObject())
        {
            if (property.Name != without)
            {
                Add(property.Value, property.Name, fields);
            }
        }

        return fields;
    }

    /// <summary>Adds the fields of an object, each with the prefix.</summary>
    public static void Flatten(JsonElement value, string prefix, SortedDictionary<string, string> into)
    {
        foreach (var property in value.EnumerateObject())
        {
            Add(property.Value, prefix + property.Name, into);
        }
    }

    /// <summary>Adds what differs.</summary>
    public static void Compare(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after, string? pointId, string? condition, List<RuleChange> changes)
    {
        foreach (var name in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (old, next) = (before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            if (!string.Equals(old, next, StringComparison.Ordinal))
            {
                changes.Add(new RuleChange { PointId = pointId, Condition = condition, Parameter = name, Old = old, New = next });
            }
        }
    }

    private static void Add(JsonElement value, string name, SortedDictionary<string, string> into)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null or JsonValueKind.Undefined:
                break;
            case JsonValueKind.Object:
                Flatten(value, name + ".", into);
                break;
            case JsonValueKind.Array when name == "levels":
                foreach (var level in value.EnumerateArray())
                {
                    Flatten(level, level.GetProperty("level").GetString() + ".", into);
                }

                break;
            default:
                into[name] = value.GetRawText();
                break;
        }
    }
}
