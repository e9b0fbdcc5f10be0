using Monitoring.Replay.Reading;

namespace Monitoring.Replay.Tests;

public sealed class CsvRecordingTests
{
    private readonly List<string> _faults = [];

    [Fact]
    public void Read_LongTable_IsOneRowPerTimeWithNaNWhereNothingWasMeasured()
    {
        var recording = CsvRecording.Read(["ts,point,value", "2000,B,2.5", "1000,A,1", "2000,A,-1e3"], _faults);

        Assert.Empty(_faults);
        Assert.Equal(["B", "A"], recording.Points);
        Assert.Equal([1000L, 2000L], recording.Rows.Select(r => r.Ts));
        Assert.Equal([double.NaN, 1], recording.Rows[0].Values);
        Assert.Equal([2.5, -1000], recording.Rows[1].Values);
    }

    [Fact]
    public void Read_WideTableOfASpreadsheet_TakesByteOrderMarkEmptyFieldsAndIsoTimes()
    {
        var recording = CsvRecording.Read(["\uFEFFts,LI-1,TI-2", "2026-01-01T00:00:00Z,1.5,", "2026-01-01T08:00:01+08:00,,40", ""], _faults);

        Assert.Empty(_faults);
        Assert.Equal(["LI-1", "TI-2"], recording.Points);
        Assert.Equal([1_767_225_600_000L, 1_767_225_601_000L], recording.Rows.Select(r => r.Ts));
        Assert.Equal([double.NaN, 40], recording.Rows[1].Values);
    }

    [Fact]
    public void Read_FaultyLines_AllAreNamed()
    {
        CsvRecording.Read(["ts,A,B", "yesterday,1,2", "1000,1", "2000,one,NaN"], _faults);

        Assert.Equal(
            ["line 2: 3 fields are needed, the first a time", "line 3: 3 fields are needed, the first a time", "line 4: 'one' is no number", "line 4: 'NaN' is no number"],
            _faults);
    }

    [Theory]
    [InlineData("time,A")]
    [InlineData("ts")]
    public void Read_OtherHeader_IsOneFault(string header)
    {
        Assert.Empty(CsvRecording.Read([header, "1000,1"], _faults).Rows);
        Assert.Equal("line 1: the header must be 'ts,point,value' or 'ts,' and the points' ids", Assert.Single(_faults));
    }
}
