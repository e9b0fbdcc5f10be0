namespace Monitoring.Gateway.Ingest.Broker;

/// <summary>
/// How long to wait before the next connection, or before a site that failed gets its messages again: doubling, with a spread of a quarter, so that many processes do not come back at once.
/// A line that held for a while begins anew.
/// </summary>
internal sealed class BrokerPause(BrokerOptions options)
{
    /// <summary>A line that held so long was good.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromSeconds(30);

    private int _failures;

    /// <summary>The pause after a line that held for <paramref name="held"/>.</summary>
    /// <param name="held">Zero if it did not come about.</param>
    /// <param name="chance">0 to 1.</param>
    public TimeSpan After(TimeSpan held, double chance)
    {
        _failures = held >= Good ? 0 : _failures;
        var doubled = options.FirstPause * Math.Pow(2, Math.Min(_failures++, 20));
        return (doubled < options.LongestPause ? doubled : options.LongestPause) * (0.75 + (chance / 2));
    }
}
