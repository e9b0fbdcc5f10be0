using System.Text.Json;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>The standard's names of the states, as they are on the wire.</summary>
internal static class StateNames
{
    private static readonly Dictionary<AlarmState, string> Names =
        Enum.GetValues<AlarmState>().ToDictionary(s => s, s => JsonSerializer.Serialize(s).Trim('"'));

    public static string Of(AlarmState state) => Names[state];

    public static AlarmState Parse(string name) => Names.Single(n => n.Value == name).Key;
}
