using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How far a value can be trusted, as its gateway says (contract.md §2, OPC UA Part 8 status groups).</summary>
[GenerateSerializer, Alias("quality")]
[JsonConverter(typeof(JsonStringEnumConverter<Quality>))]
public enum Quality : byte
{
    /// <summary>Measured as it should be. The default.</summary>
    [JsonStringEnumMemberName("good")] Good = 0,

    /// <summary>Substituted, estimated or out of calibration: shown and stored, judged like good.</summary>
    [JsonStringEnumMemberName("uncertain")] Uncertain = 1,

    /// <summary>Not a measurement: stored, never compared with a limit.</summary>
    [JsonStringEnumMemberName("bad")] Bad = 2,
}
