namespace Monitoring.Silo;

/// <summary>How long to wait before the next try.</summary>
internal static class RetryPause
{
    /// <summary>A server may ask for at most this long; one that asks for more has its clock wrong.</summary>
    public static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Doubles with each failure up to the bound, times 0.5 to 1 so that many writers do not come back together. A denial waits its own time;
    /// what the server asks for by <c>Retry-After</c> is the least.
    /// </summary>
    /// <param name="options">Options.</param>
    /// <param name="outcome">What the server said.</param>
    /// <param name="failures">Failures in a row before this one.</param>
    /// <param name="jitter">0 to 1.</param>
    public static TimeSpan After(InfluxOptions options, WriteOutcome outcome, int failures, double jitter)
    {
        var most = outcome.Result == WriteResult.Denied
            ? options.DeniedPause
            : TimeSpan.FromTicks((long)Math.Min(options.RetryFirst.Ticks * Math.Pow(2, Math.Min(failures, 40)), options.RetryMost.Ticks));
        var pause = most * (0.5 + (jitter / 2));
        var asked = outcome.RetryAfter < LongestAsked ? outcome.RetryAfter : LongestAsked;
        return pause > asked ? pause : asked;
    }
}
