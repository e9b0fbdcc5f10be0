using System.Text.Json;

namespace Monitoring.Contracts.Tests.Json;

public sealed class ByteNumbersConverterTests
{
    private const string Json = """{"pointId":"x","times":[1,2],"values":[1.5,null],"qualities":[0,2],"samples":2}""";

    [Fact]
    public void Trend_Qualities_AreNumbersAndComeBack()
    {
        var trend = JsonSerializer.Deserialize(Json, ContractsJson.Default.Trend)!;

        Assert.Equal([0, 2], trend.Qualities);
        Assert.Equal(Json, JsonSerializer.Serialize(trend, ContractsJson.Default.Trend));
    }

    [Theory]
    [InlineData("\"AAI=\"")]
    [InlineData("[256]")]
    [InlineData("[\"0\"]")]
    public void Trend_QualitiesOfAnotherForm_AreRefused(string qualities) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(Json.Replace("[0,2]", qualities, StringComparison.Ordinal), ContractsJson.Default.Trend));
}
