using System.Text;
using Monitoring.Plant.Config;
using Monitoring.Plant.Publishing;
using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Tests.Publishing;

public sealed class BatchWriterTests
{
    private static readonly SiteConfig Site = new()
    {
        SiteId = "330100001",
        Name = "",
        NameEn = "",
        RegionCode = "330109",
        Longitude = 0,
        Latitude = 0,
        Hazards = [],
        Points = [Point("TI-101", "temperature"), Point("LI-102", "level"), Point("XS-1", "switch")],
    };

    [Fact]
    public void Live_IsTheContractsBatch() =>
        Assert.Equal(
            """{"seq":1234,"ts":1767225600000,"points":{"TI-101":45.2,"LI-102":{"v":8.31,"q":"bad"},"XS-1":true}}""",
            Encoding.UTF8.GetString(BatchWriter.Live(Site, 1234, new Row(1_767_225_600_000, [45.2, 8.31, 1], [false, true, false]))));

    [Fact]
    public void Backfill_IsTheContractsBatch() =>
        Assert.Equal(
            """{"seq":1235,"backfill":true,"rows":[{"ts":1,"points":{"TI-101":45,"LI-102":8,"XS-1":false}},{"ts":2,"points":{"TI-101":45.1,"LI-102":8,"XS-1":false}}]}""",
            Encoding.UTF8.GetString(BatchWriter.Backfill(Site, 1235, [new Row(1, [45, 8, 0], null), new Row(2, [45.1, 8, 0], null)])));

    private static PointConfig Point(string id, string kind) => new()
    {
        PointId = id,
        Name = "",
        NameEn = "",
        Kind = kind,
        Unit = "",
        RangeLow = 0,
        RangeHigh = 100,
        Period = 1,
    };
}
