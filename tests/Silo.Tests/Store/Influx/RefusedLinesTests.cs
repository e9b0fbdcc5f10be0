using System.Text;

namespace Monitoring.Silo.Tests;

public class RefusedLinesTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Samples.Start);

    [Fact]
    public void Add_Line_IsInTheFileWithTimeAndReason()
    {
        using var folder = new TemporaryFolder();
        var refused = new RefusedLines(Path.Combine(folder.Path, "influx"));
        refused.Add(Line("a b=1 2\n"), 1, "400 field type conflict", Now);
        refused.Add(Line("c d=1 2\n"), 1, "422 too", Now);
        Assert.Equal(
            "# 2026-01-01T00:00:00Z 400 field type conflict\na b=1 2\n# 2026-01-01T00:00:00Z 422 too\nc d=1 2\n",
            File.ReadAllText(Path.Combine(folder.Path, "influx", RefusedLines.File)));
        Assert.Equal((2, "422 too"), (refused.Count, refused.LastReason));
        Assert.Equal(("400 field type conflict", "a b=1 2"), refused.Newest[0]);
    }

    [Fact]
    public void Add_VeryMany_AreBoundedInMemoryAndOnDisk()
    {
        using var folder = new TemporaryFolder();
        var refused = new RefusedLines(folder.Path);
        var line = Line(new string('x', 1 << 20) + "\n");
        for (var i = 0; i < 150; i++)
        {
            refused.Add(i < 15 ? line : Line("x\n"), 1, "no", Now);
        }

        Assert.Equal(150, refused.Count);
        Assert.Equal(RefusedLines.Most, refused.Newest.Length);
        Assert.Equal([RefusedLines.OldFile, RefusedLines.File], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(folder.Path), file => Assert.InRange(new FileInfo(file).Length, 1, RefusedLines.MostFileBytes + (2 << 20)));
    }

    [Fact]
    public void Add_FolderCannotBeMade_IsCounted()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        File.WriteAllText(file, "");
        var refused = new RefusedLines(Path.Combine(file, "influx"));
        refused.Add(Line("a b=1 2\n"), 3, "no", Now);
        Assert.Equal((3, 3), (refused.Count, refused.NotRecorded));
    }

    private static LineSlice Line(string text) => new(Encoding.UTF8.GetBytes(text));
}
