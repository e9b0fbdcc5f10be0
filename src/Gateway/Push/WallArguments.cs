using System.Text.Json;
using Monitoring.Contracts;
using Monitoring.Gateway.Access;

namespace Monitoring.Gateway.Push;

/// <summary>Reads what a client gives to Watch. Nothing it sends is trusted.</summary>
internal static class WallArguments
{
    public const string ScopeFault =
        "scope 应为 \"*\"、行政区划代码前缀（2–6 位数字）或站点编码数组（9 位，最多 5000 个） / scope must be \"*\", the start of a region code (2 to 6 digits) or an array of site ids (9 characters, at most 5,000)";

    public const string LastSeqFault =
        "lastSeqBySite 应为对象：站点编码 → 非负整数 / lastSeqBySite must be an object from site id to a number of 0 or more";

    public static bool TryScope(JsonElement value, out Scope scope)
    {
        scope = Scope.Nothing;
        if (value.ValueKind == JsonValueKind.String)
        {
            return Scope.TryParse(value.GetString(), out scope);
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > Scope.MaxSites)
        {
            return false;
        }

        var ids = new List<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            ids.Add(item.GetString()!);
        }

        return Scope.TryList(ids, out scope);
    }

    /// <summary>Null and undefined mean: nothing to resume.</summary>
    public static bool TryLastSeq(JsonElement? value, out Dictionary<string, long> lastSeq)
    {
        lastSeq = new Dictionary<string, long>(StringComparer.Ordinal);
        if (value is not { } element || element.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return true;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var site in element.EnumerateObject())
        {
            if (!Identifiers.IsSiteId(site.Name)
                || site.Value.ValueKind != JsonValueKind.Number
                || !site.Value.TryGetInt64(out var seq)
                || seq < 0)
            {
                return false;
            }

            lastSeq[site.Name] = seq;
        }

        return true;
    }
}
