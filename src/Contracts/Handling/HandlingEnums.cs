using System.Text.Json.Serialization;

namespace Monitoring.Contracts;

/// <summary>How far the bureau's own handling of an alarm is (docs/api.md). The numbers are stored: never change one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingStage>))]
public enum HandlingStage : byte
{
    /// <summary>Nobody has begun.</summary>
    [JsonStringEnumMemberName("none")] None = 0,

    /// <summary>It is being verified 核实.</summary>
    [JsonStringEnumMemberName("verifying")] Verifying = 1,

    /// <summary>The enterprise was reached 已联系.</summary>
    [JsonStringEnumMemberName("contacted")] Contacted = 2,

    /// <summary>It is known what it was 已研判; <see cref="AlarmHandling.Verdict"/> says so.</summary>
    [JsonStringEnumMemberName("judged")] Judged = 3,

    /// <summary>Nothing is left to do 已办结.</summary>
    [JsonStringEnumMemberName("closed")] Closed = 4,
}

/// <summary>What an alarm turned out to be. The numbers are stored: never change one.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingVerdict>))]
public enum HandlingVerdict : byte
{
    /// <summary>False: the instrument, the line or the limit 误报.</summary>
    [JsonStringEnumMemberName("false")] False = 1,

    /// <summary>Maintenance or a test on the site 检维修.</summary>
    [JsonStringEnumMemberName("maintenance")] Maintenance = 2,

    /// <summary>The process moved, within what the plant can handle 工艺波动.</summary>
    [JsonStringEnumMemberName("process")] Process = 3,

    /// <summary>A real danger 真实险情.</summary>
    [JsonStringEnumMemberName("real")] Real = 4,
}
