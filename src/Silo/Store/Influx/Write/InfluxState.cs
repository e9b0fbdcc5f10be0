using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>What is known of the server and of the way to it; kept over restarts of the sink.</summary>
internal sealed class InfluxState(InfluxOptions options, TimeProvider time)
{
    /// <summary>A fault shorter than this is no reason to call the service degraded.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Samples that wait longer than this for the server mean that trends are behind.</summary>
    public static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(60);

    private readonly object _gate = new();
    private WriteOutcome? _fault;
    private WriteOutcome? _last;
    private long _failingSince;
    private long _contact;
    private long _requests;
    private long _failures;
    private long _lines;
    private long _values;
    private long _outside;
    private int _restarts;
    private string? _broken;

    /// <summary>Refused lines.</summary>
    public RefusedLines Refused { get; } = new(options.RefusedDirectory);

    /// <summary>Time since the server was last spoken to, with or without success.</summary>
    public TimeSpan SinceContact
    {
        get
        {
            lock (_gate)
            {
                return time.GetElapsedTime(_contact);
            }
        }
    }

    /// <summary>Whether the last request succeeded (or none was made yet).</summary>
    public bool IsReachable
    {
        get
        {
            lock (_gate)
            {
                return _fault is null && _broken is null;
            }
        }
    }

    /// <summary>Values that the server took, and requests that it did not, since the start.</summary>
    public (long Values, long Failures) Figures
    {
        get
        {
            lock (_gate)
            {
                return (_values, _failures);
            }
        }
    }

    /// <summary>An answer came, or none did. True if this begins a fault.</summary>
    public bool Answered(WriteOutcome outcome)
    {
        lock (_gate)
        {
            _requests++;
            _contact = time.GetTimestamp();
            if (outcome.Result is WriteResult.Busy or WriteResult.Denied)
            {
                _failures++;
                _last = outcome;
                var begins = _fault is null;
                _failingSince = begins ? _contact : _failingSince;
                _fault = outcome;
                return begins;
            }

            // A refused line is no fault of the server.
            _fault = null;
            return false;
        }
    }

    /// <summary>The server has a buffer.</summary>
    public void Stored(LineBuffer buffer)
    {
        lock (_gate)
        {
            _lines += new LineSlice(buffer.Written).Lines;
            _values += buffer.Values;
            _broken = null;
        }
    }

    /// <summary>Samples that were not written because of their time.</summary>
    public void Outside(long count)
    {
        lock (_gate)
        {
            _outside += count;
        }
    }

    /// <summary>The sink ended unexpectedly and will be begun again.</summary>
    public void Restarted(string reason)
    {
        lock (_gate)
        {
            _restarts++;
            _broken = reason;
        }
    }

    /// <summary>The sink works again.</summary>
    public void Mended()
    {
        lock (_gate)
        {
            _broken = null;
        }
    }

    /// <summary>One line for health.</summary>
    /// <param name="behind">Batches of the log that the server does not have.</param>
    /// <param name="oldest">How long the oldest of them has waited; null if there is none.</param>
    public PartHealth Check(long behind, TimeSpan? oldest)
    {
        lock (_gate)
        {
            var failing = _fault is { } fault && (fault.Result == WriteResult.Denied || time.GetElapsedTime(_failingSince) >= Patience);
            var reach = _fault is { } now ? $"{(now.Result == WriteResult.Denied ? "denied" : "unreachable")} for {time.GetElapsedTime(_failingSince).TotalSeconds:0} s: {now}" : _requests == 0 ? "not asked yet" : "reachable";
            var detail = FormattableString.Invariant(
                $"{reach}; backlog {behind} batches, oldest {oldest?.TotalSeconds ?? 0:0} s; {_values} values in {_lines} lines stored, {Refused.Count} lines refused, {_outside} values outside the time kept, {_failures} of {_requests} requests failed, {_restarts} restarts");
            detail += _last is { } last ? $"; last failure: {last}" : "";
            detail += Refused.LastReason is { } reason ? $"; last refusal: {reason}" : "";
            detail += _broken is { } broken ? $"; restarting: {broken}" : "";
            return new PartHealth { Name = InfluxSink.Name, Ok = !failing && _broken is null && !(oldest >= MostBehind), Detail = detail };
        }
    }
}
