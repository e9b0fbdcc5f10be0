namespace Monitoring.Gateway.Ingest.SignIn;

/// <summary>
/// Counts failed sign-ins per gateway id and address in fixed minutes. By both, so that somebody who guesses from elsewhere cannot
/// lock the real gateway out; and per address alone, at ten times the number, for somebody who goes through many ids.
/// Bounded: when full, it starts afresh.
/// </summary>
internal sealed class FailureLimiter(TimeProvider clock, int maximumPerMinute)
{
    /// <summary>Pairs kept.</summary>
    public const int Capacity = 10_000;

    // No gateway id has this form.
    private const string AnyGateway = "*";

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Gateway, string Address), int> _failures = [];
    private long _minute = clock.GetTimestamp();

    public bool IsBlocked(string gateway, string address)
    {
        lock (_gate)
        {
            Turn();
            return _failures.GetValueOrDefault((gateway, address)) >= maximumPerMinute
                || _failures.GetValueOrDefault((AnyGateway, address)) >= maximumPerMinute * 10;
        }
    }

    public void Failed(string gateway, string address)
    {
        lock (_gate)
        {
            Turn();
            if (_failures.Count >= Capacity)
            {
                _failures.Clear();
            }

            _failures[(gateway, address)] = _failures.GetValueOrDefault((gateway, address)) + 1;
            _failures[(AnyGateway, address)] = _failures.GetValueOrDefault((AnyGateway, address)) + 1;
        }
    }

    private void Turn()
    {
        if (clock.GetElapsedTime(_minute) >= TimeSpan.FromMinutes(1))
        {
            _failures.Clear();
            _minute = clock.GetTimestamp();
        }
    }
}
