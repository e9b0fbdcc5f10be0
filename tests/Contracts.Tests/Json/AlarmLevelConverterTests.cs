using System.Text.Json;

namespace Monitoring.Contracts.Tests.Json;

public sealed class AlarmLevelConverterTests
{
    [Theory]
    [InlineData(AlarmLevel.None, "")]
    [InlineData(AlarmLevel.H, "H")]
    [InlineData(AlarmLevel.HH, "HH")]
    [InlineData(AlarmLevel.L, "L")]
    [InlineData(AlarmLevel.LL, "LL")]
    public void PointView_EachLevel_IsItsNameAndComesBack(AlarmLevel level, string name)
    {
        var json = JsonSerializer.Serialize(new PointView { PointId = "LI-912", Level = level }, ContractsJson.Default.Options);

        Assert.Contains($"\"level\":\"{name}\"", json, StringComparison.Ordinal);
        Assert.Equal(level, JsonSerializer.Deserialize<PointView>(json, ContractsJson.Default.Options)!.Level);
    }

    [Theory]
    [InlineData("\"HHH\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void PointView_NoLevel_IsRefused(string level) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PointView>($$"""{"pointId":"x","level":{{level}}}""", ContractsJson.Default.Options));
}
