using System.Globalization;
using Monitoring.Replay.Reading;

namespace Monitoring.Replay.Tests;

public sealed class TepRecordingTests
{
    private readonly List<string> _faults = [];

    [Fact]
    public void Read_RowsOf52_AreThreeMinutesApart()
    {
        var recording = TepRecording.Read(Table(3, 52, (row, column) => (row * 100) + column), 5000, _faults);

        Assert.Empty(_faults);
        Assert.Equal([5000L, 185_000L, 365_000L], recording.Rows.Select(r => r.Ts));
        Assert.Equal(("XMEAS-1", "XMEAS-41", "XMV-1", "XMV-11"), (recording.Points[0], recording.Points[40], recording.Points[41], recording.Points[51]));
        Assert.Equal(251, recording.Rows[2].Values[51]);
    }

    [Fact]
    public void Read_StoredTheOtherWayRound_IsTheSame()
    {
        var straight = TepRecording.Read(Table(60, 52, (row, column) => (row * 100) + column), 0, _faults);
        var turned = TepRecording.Read(Table(52, 60, (column, row) => (row * 100) + column), 0, _faults);

        Assert.Empty(_faults);
        Assert.Equal(60, turned.Rows.Count);
        Assert.Equal(straight.Rows.SelectMany(r => r.Values), turned.Rows.SelectMany(r => r.Values));
    }

    [Fact]
    public void Read_OtherTables_AreRefused()
    {
        Assert.Empty(TepRecording.Read(Table(3, 51, static (_, _) => 1), 0, _faults).Rows);
        TepRecording.Read(["1 2 x"], 0, _faults);
        Assert.Equal(3, _faults.Count);
    }

    private static IEnumerable<string> Table(int rows, int columns, Func<int, int, int> cell) => Enumerable.Range(0, rows)
        .Select(row => "  " + string.Join("  ", Enumerable.Range(0, columns).Select(column => cell(row, column).ToString("0.0000e+00", CultureInfo.InvariantCulture))));
}
