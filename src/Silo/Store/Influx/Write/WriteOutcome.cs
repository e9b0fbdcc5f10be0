namespace Monitoring.Silo;

/// <summary>What became of a request, as far as the sink must tell it apart.</summary>
internal enum WriteResult
{
    /// <summary>204: the server has all of it.</summary>
    Stored,

    /// <summary>400 and 422: something in it was not taken. Split and find it.</summary>
    Refused,

    /// <summary>413: send less at once.</summary>
    TooLarge,

    /// <summary>Other 4xx, redirects, and 2xx that InfluxDB never answers: only a person can change it. Nothing is dropped.</summary>
    Denied,

    /// <summary>408, 429, 5xx, timeout, no connection: again later.</summary>
    Busy,
}

/// <summary>Answer to a request.</summary>
/// <param name="Result">What to do.</param>
/// <param name="Status">HTTP status; 0 if there was none.</param>
/// <param name="Message">What the server says, or the fault of the connection; one line.</param>
/// <param name="RetryAfter">How long the server asks to be left alone; zero if it does not.</param>
internal readonly record struct WriteOutcome(WriteResult Result, int Status, string Message, TimeSpan RetryAfter = default)
{
    /// <summary>The server has it.</summary>
    public static WriteOutcome Stored { get; } = new(WriteResult.Stored, 204, "");

    /// <summary>The database does not exist (1.x says so in these words).</summary>
    public bool IsMissingDatabase => Status == 404 && Message.Contains("database not found", StringComparison.Ordinal);

    /// <summary>
    /// The server took all but what its retention would delete at once (1.x and 2.x, "partial write: points beyond retention policy
    /// dropped=N"). Splitting would find N lines that nobody can store.
    /// </summary>
    public bool IsBeyondRetention => Result == WriteResult.Refused && Message.Contains("points beyond retention policy", StringComparison.Ordinal);

    /// <summary>For health and logs.</summary>
    public override string ToString() => Status == 0 ? Message : $"{Status} {Message}";

    /// <summary>What a status means.</summary>
    public static WriteResult ResultOf(int status) => status switch
    {
        204 => WriteResult.Stored,
        400 or 422 => WriteResult.Refused,
        413 => WriteResult.TooLarge,
        408 or 429 or >= 500 => WriteResult.Busy,
        _ => WriteResult.Denied,
    };
}
