namespace Monitoring.Replay.Tests;

/// <summary>
/// A test on recorded data that is not in the repository: in <c>../shared/data</c> beside the checkout, or in the folder that the
/// environment variable MONITORING_DATA names. Where it is absent the test is skipped, and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TepFactAttribute : FactAttribute
{
    public TepFactAttribute()
    {
        if (Folder is null)
        {
            Skip = "the Tennessee Eastman data is in neither ../shared/data nor $MONITORING_DATA";
        }
    }

    public static string? Folder { get; } = new[] { Environment.GetEnvironmentVariable("MONITORING_DATA"), Path.Combine(Document.Root, "../shared/data") }
        .FirstOrDefault(f => f is not null && File.Exists(Path.Combine(f, "tep", "d00_te.dat")));

    /// <summary>A run; its rows, counted from 0, are at minute 3n of 2026-01-01.</summary>
    public static Recording Run(string name)
    {
        var faults = new List<string>();
        var recording = Reading.TepRecording.Read(File.ReadLines(Path.Combine(Folder!, "tep", name + ".dat")), Start, faults);
        Assert.Empty(faults);
        return recording;
    }

    // 2026-01-01T00:00:00Z.
    public const long Start = 1_767_225_600_000;

    /// <summary>The row of the file that came at a time.</summary>
    public static long Row(DateTimeOffset at) => (at.ToUnixTimeMilliseconds() - Start) / Reading.TepRecording.Period;
}
