using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>What a point measures (alarms.md §1).</summary>
[GenerateSerializer, Alias("point-kind")]
[JsonConverter(typeof(JsonStringEnumConverter<PointKind>))]
public enum PointKind : byte
{
    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("other")] Other = 0,

    /// <summary>Temperature.</summary>
    [JsonStringEnumMemberName("temperature")] Temperature = 1,

    /// <summary>Pressure.</summary>
    [JsonStringEnumMemberName("pressure")] Pressure = 2,

    /// <summary>Level.</summary>
    [JsonStringEnumMemberName("level")] Level = 3,

    /// <summary>Flow.</summary>
    [JsonStringEnumMemberName("flow")] Flow = 4,

    /// <summary>Composition.</summary>
    [JsonStringEnumMemberName("composition")] Composition = 5,

    /// <summary>Combustible gas, %LEL.</summary>
    [JsonStringEnumMemberName("combustibleGas")] CombustibleGas = 6,

    /// <summary>Toxic gas, ppm or mg/m³.</summary>
    [JsonStringEnumMemberName("toxicGas")] ToxicGas = 7,

    /// <summary>Oxygen, %vol.</summary>
    [JsonStringEnumMemberName("oxygen")] Oxygen = 8,

    /// <summary>Wind speed or direction.</summary>
    [JsonStringEnumMemberName("wind")] Wind = 9,

    /// <summary>Vibration.</summary>
    [JsonStringEnumMemberName("vibration")] Vibration = 10,

    /// <summary>Electric current.</summary>
    [JsonStringEnumMemberName("current")] Current = 11,

    /// <summary>Position of a valve, %.</summary>
    [JsonStringEnumMemberName("valvePosition")] ValvePosition = 12,

    /// <summary>A switch: 0 or 1.</summary>
    [JsonStringEnumMemberName("switch")] Switch = 13,
}
