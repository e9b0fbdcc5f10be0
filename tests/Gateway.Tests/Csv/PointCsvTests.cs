using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;
using Monitoring.Gateway.Csv;

namespace Monitoring.Gateway.Tests.Csv;

public sealed class PointCsvTests
{
    private const string Header = "位号,类型,量程下限,量程上限,高限,高限优先级,高高限,高限死区\r\n";

    [Fact]
    public void WriteRead_AnyPoints_IdenticalConfiguration() =>
        Check.QuickThrowOnFailure(Prop.ForAll(CsvPoints.Lists.ToArbitrary(), ArbMap.Default.ArbFor<bool>(), (points, english) =>
        {
            var faults = new CellFaults();
            var import = PointCsv.Read(PointCsv.Write(points, english), [], false, faults);
            Assert.Empty(faults.ToArray().Select(f => f.TextEn));
            Assert.Equal(Json(points), Json(import.Points));
        }));

    [Fact]
    public void Read_AnyBytes_FaultsAndNoException() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var faults = new CellFaults();
            PointCsv.Read(bytes, [], false, faults);
            Assert.True(faults.Any);
        }));

    [Fact]
    public void Read_AGoodFileWithBytesChanged_NoException()
    {
        var good = PointCsv.Write([CsvPoints.Full], false);
        Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, good.Length - 1).ToArbitrary(), ArbMap.Default.ArbFor<byte>(), (at, value) =>
        {
            var bytes = good.ToArray();
            bytes[at] = value;
            PointCsv.Read(bytes, [CsvPoints.Full], true, new CellFaults());
        }));
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Read_EncodingsOfExcel_Understood(string name, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("位号,名称,类型\r\nLI-1,912罐液位,液位\r\n")];

        var point = Assert.Single(Good(file).Points);

        Assert.Equal(("LI-1", "912罐液位", PointKind.Level), (point.PointId, point.Name, point.Kind));
    }

    [Theory]
    [InlineData("pointId,unit,rangeHigh\nA,m,16\n")]
    [InlineData("pointId;unit;rangeHigh\r\nA;m;16\r\n")]
    [InlineData("pointId\tunit\trangeHigh\nA\tm\t16")]
    [InlineData("sep=;\r\npointId;unit;rangeHigh\r\nA;m;16\r\n")]
    [InlineData("\r\n\r\nPOINTID, unit ,rangeHigh,,\r\n\r\nA,m,１６,,\r\n,,,\r\n")]
    public void Read_SeparatorsBlankLinesAndFullWidthDigits_Understood(string text)
    {
        var point = Assert.Single(Good(Encoding.UTF8.GetBytes(text)).Points);

        Assert.Equal(("A", "m", 16.0), (point.PointId, point.Unit.Trim(), point.RangeHigh));
    }

    [Fact]
    public void Read_Faults_AllAtOnceAtTheirCells()
    {
        const string Rows = "LI-1,level,0,\"1,5\",13,urgent,,\r\n\r\n LI-1 ,banana,0,16,,high,,0.1\r\n,level,0,16,,,,\r\nLI-2,level,0,16,1.234,,NaN,,extra\r\n";

        var faults = Bad(Header + Rows);

        Assert.Equal(
            ["row[2].H" + "Priority", "row[2].rangeHigh", "row[4].pointId", "row[5].pointId", "row[6]", "row[6].HH"],
            faults.Select(f => f.Where).Order(StringComparer.Ordinal));
        Assert.Contains("第 2 行“量程上限”", faults.Single(f => f.Where == "row[2].rangeHigh").Text, StringComparison.Ordinal);
        Assert.Contains("no thousands separators", faults.Single(f => f.Where == "row[2].rangeHigh").TextEn, StringComparison.Ordinal);
        Assert.Contains("row 2 already", faults.Single(f => f.Where == "row[4].pointId").TextEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ParameterWithoutItsLimit_IsAFault() =>
        Assert.Equal(["row[2].HPriority", "row[2].highDeadband"], Bad(Header + "LI-1,level,0,16,,high,,0.1\r\n").Select(f => f.Where));

    [Theory]
    [InlineData("", "file")]
    [InlineData("名称\r\nx\r\n", "row[1]")]
    [InlineData("位号,位号\r\nx,y\r\n", "row[1]")]
    [InlineData("位号,什么\r\nx,y\r\n", "row[1]")]
    [InlineData("位号,名称\r\nA,\"open\r\n", "row[2]")]
    [InlineData("位号,其他条件\r\nA,{}\r\n", "row[2].conditions")]
    [InlineData("位号,其他条件\r\nA,\"[{\"\"condition\"\":\"\"voodoo\"\"}]\"\r\n", "row[2].conditions")]
    [InlineData("位号,其他条件\r\nA,[null]\r\n", "row[2].conditions")]
    public void Read_Form_OneFaultThatSaysWhere(string text, string where) => Assert.Equal(where, Assert.Single(Bad(text)).Where);

    [Fact]
    public void Write_TextThatLooksLikeAFormula_IsMarked()
    {
        var text = Encoding.UTF8.GetString(PointCsv.Write([new PointConfig { PointId = "-A", Name = "=HYPERLINK(\"x\")", Unit = "@u", RangeLow = -20 }], false));

        Assert.Contains("'-A,\"'=HYPERLINK(\"\"x\"\")\",", text, StringComparison.Ordinal);
        Assert.Contains(",'@u,-20,", text, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF位号,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SomeColumnsOfSomePoints_TheRestStays()
    {
        var other = new PointConfig { PointId = "TI-1" };

        var import = Good(Encoding.UTF8.GetBytes("位号,高限\r\nLI-1,12.5\r\nNEW,\r\n"), CsvPoints.Full with { PointId = "LI-1" }, other);

        Assert.Equal(["LI-1", "TI-1", "NEW"], import.Points.Select(p => p.PointId));
        Assert.Equal([2, 0, 3], import.Rows);
        var changed = (HighRule)import.Points[0].Conditions[0];
        Assert.Equal(12.5, changed.Levels.Single(l => l.Level == AlarmLevel.H).Limit);
        var before = (HighRule)CsvPoints.Full.Conditions[0];
        Assert.Equal(Json([CsvPoints.Full with { PointId = "LI-1" }]), Json([import.Points[0] with { Conditions = [changed with { Levels = before.Levels }, .. import.Points[0].Conditions.Skip(1)] }]));
    }

    [Theory]
    [InlineData("points[0].rangeHigh", "row[7].rangeHigh")]
    [InlineData("points[0].conditions[0].levels[1].limit", "row[7].HH")]
    [InlineData("points[0].conditions[0].levels[0].basis", "row[7].HBasis")]
    [InlineData("points[0].conditions[0].deadband", "row[7].highDeadband")]
    [InlineData("points[0].conditions[1].onDelay", "row[7].lowOnDelay")]
    [InlineData("points[0].conditions[2].limit", "row[7].conditions")]
    [InlineData("points[0].conditions", "row[7].conditions")]
    [InlineData("points[1].period", "points[1].period")]
    [InlineData("liveWindow", "liveWindow")]
    public void Faults_OfTheSitesOwnCheck_AreToldAtTheirCells(string where, string cell)
    {
        var faults = new CellFaults();

        faults.Add(new Fault { Where = where, Text = "错", TextEn = "wrong" }, [CsvPoints.Full, CsvPoints.Full], [7, 0]);

        Assert.Equal(cell, Assert.Single(faults.ToArray()).Where);
    }

    private static PointImport Good(byte[] file, params PointConfig[] present)
    {
        var faults = new CellFaults();
        var import = PointCsv.Read(file, present, false, faults);
        Assert.Empty(faults.ToArray().Select(f => f.TextEn));
        return import;
    }

    private static Fault[] Bad(string text)
    {
        var faults = new CellFaults();
        PointCsv.Read(Encoding.UTF8.GetBytes(text), [], false, faults);
        return faults.ToArray();
    }

    private static string Json(PointConfig[] points) => JsonSerializer.Serialize(points, ContractsJson.Default.PointConfigArray);
}
