namespace Monitoring.Silo;

/// <summary>One request to the server: the port that the sink writes through. Failures are outcomes, never exceptions.</summary>
internal interface IInfluxWriter : IDisposable
{
    /// <summary>Posts lines of line protocol, time in milliseconds. The bytes are read only until it completes.</summary>
    Task<WriteOutcome> WriteAsync(LineSlice lines, CancellationToken cancellationToken);

    /// <summary>On 1.x makes the database if it is missing; else as <see cref="PingAsync"/>.</summary>
    Task<WriteOutcome> PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Asks whether the server is there. Stored: it is.</summary>
    Task<WriteOutcome> PingAsync(CancellationToken cancellationToken);
}
