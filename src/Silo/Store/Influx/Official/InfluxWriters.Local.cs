namespace Monitoring.Silo;

/// <summary>Chooses the way to write. Compiled where the official packages are not; InfluxWriters.Official.cs where they are.</summary>
internal static class InfluxWriters
{
    /// <summary>A writer over HttpClient, for all versions.</summary>
    public static IInfluxWriter Create(InfluxOptions options, TimeProvider time) => new HttpInfluxWriter(options, time);
}
