using System.Text;
using Monitoring.Contracts;
using Monitoring.Gateway.Csv;
using Monitoring.Gateway.Tests.Hosting;

namespace Monitoring.Gateway.Tests.Csv;

public sealed class SampleCsvTests
{
    private const long Start = 1_767_225_600_000;

    private static readonly SiteConfig Config = new()
    {
        SiteId = "330100001",
        Points = [new PointConfig { PointId = "TI-1", Unit = "℃" }, new PointConfig { PointId = "-LI.2", Unit = "m, \"net\"" }],
    };

    [Fact]
    public async Task Write_TwoPoints_OneRowPerTimeInLocalTimeWithTheMark()
    {
        var text = await WriteAsync(false, 480, 100, At(0, 0, 45.25), At(1, 0, 8), At(0, 1_500, double.NaN, Quality.Bad), At(1, 61_000, 8.5, Quality.Uncertain));

        Assert.Equal(
            "\uFEFF时间 (UTC+08:00),TI-1 (℃),TI-1 质量,\"'-LI.2 (m, \"\"net\"\")\",'-LI.2 质量\r\n"
            + "2026-01-01 08:00:00.000,45.25,良好,8,良好\r\n"
            + "2026-01-01 08:00:01.500,,坏,,\r\n"
            + "2026-01-01 08:01:01.000,,,8.5,可疑\r\n",
            text);
    }

    [Fact]
    public async Task Write_NoSamples_OnlyTheHead() =>
        Assert.Equal("\uFEFFTime (UTC-03:30),TI-1 (℃),TI-1 quality,\"'-LI.2 (m, \"\"net\"\")\",'-LI.2 quality\r\n", await WriteAsync(true, -210, 100));

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task Write_MoreRowsThanTheBound_EndsAndSaysSo(int rows, bool cut)
    {
        var text = await WriteAsync(true, 0, 5, [.. Enumerable.Range(0, rows).Select(i => At(0, i, i))]);

        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cut, lines[^1].StartsWith("# cut off", StringComparison.Ordinal));
        Assert.Equal(1 + Math.Min(rows, 5) + (cut ? 1 : 0), lines.Length);
    }

    private static Sample At(int point, long after, double value, Quality quality = Quality.Good) => new(point, Start + after, value, quality);

    private static async Task<string> WriteAsync(bool english, int offset, int most, params Sample[] samples)
    {
        var history = new MemorySamples { Samples = samples };
        var query = new SampleHistoryQuery { SiteId = "330100001", Points = ["TI-1", "-LI.2"], From = 0, To = long.MaxValue };
        using var to = new MemoryStream();
        await new SampleCsv(Config, query.Points, TimeSpan.FromMinutes(offset), english, most).WriteAsync(history.ReadAsync(query, default), to, default);
        return Encoding.UTF8.GetString(to.ToArray());
    }
}
