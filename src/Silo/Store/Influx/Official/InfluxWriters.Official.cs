namespace Monitoring.Silo;

/// <summary>Chooses the way to write. Compiled with the official packages; InfluxWriters.Local.cs is its twin without them.</summary>
internal static class InfluxWriters
{
    /// <summary>InfluxDB.Client for 2.x and 3.x; 1.x before 1.8 has no API that it could speak, so 1.x is written over HttpClient.</summary>
    public static IInfluxWriter Create(InfluxOptions options, TimeProvider time) =>
        options.IsV2 ? new ClientInfluxWriter(options) : new HttpInfluxWriter(options, time);
}
