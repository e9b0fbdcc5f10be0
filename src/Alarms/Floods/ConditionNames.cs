using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Names of the conditions on the wire.</summary>
internal static class ConditionNames
{
    private static readonly FrozenDictionary<ConditionKind, string> Names = Enum.GetValues<ConditionKind>().ToFrozenDictionary(
        kind => kind,
        kind => typeof(ConditionKind).GetField(kind.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? kind.ToString());

    /// <summary>The name; the number for one that this program does not know.</summary>
    public static string Of(ConditionKind kind) => Names.TryGetValue(kind, out var name) ? name : kind.ToString();
}
