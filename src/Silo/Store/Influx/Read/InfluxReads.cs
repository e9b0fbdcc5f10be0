using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <summary>What became of a question.</summary>
internal enum InfluxReading
{
    /// <summary>Answered.</summary>
    Answered,

    /// <summary>The server is well and does not have the database yet.</summary>
    Nothing,

    /// <summary>No answer, or a refusal.</summary>
    Failed,

    /// <summary>Answered by something that does not speak InfluxQL.</summary>
    Foreign,
}

/// <summary>What is known of reading from the server, for a process that does not write to it.</summary>
internal sealed class InfluxReads(TimeProvider time) : IServiceHealth
{
    private readonly Lock _gate = new();
    private InfluxReading? _last;
    private string _reason = "";
    private long _failingSince;
    private long _asked;
    private long _failed;

    /// <summary>Whether the server answered, and not in InfluxQL.</summary>
    public bool IsForeign
    {
        get
        {
            lock (_gate)
            {
                return _last == InfluxReading.Foreign;
            }
        }
    }

    /// <summary>Notes what became of a question.</summary>
    public void Answered(InfluxReading reading, string reason)
    {
        lock (_gate)
        {
            _asked++;
            if (reading is InfluxReading.Failed or InfluxReading.Foreign)
            {
                _failed++;
                _failingSince = _last is InfluxReading.Failed or InfluxReading.Foreign ? _failingSince : time.GetTimestamp();
            }

            (_last, _reason) = (reading, reason);
        }
    }

    /// <inheritdoc/>
    public PartHealth Check()
    {
        lock (_gate)
        {
            var since = time.GetElapsedTime(_failingSince);
            var (ok, detail) = _last switch
            {
                null => (true, "not asked yet"),
                InfluxReading.Answered => (true, "reachable"),
                InfluxReading.Nothing => (true, $"reachable; {_reason}: nothing was stored yet"),
                InfluxReading.Foreign => (false, $"{_reason}: no trends, files of samples or simulations"),
                _ => (since < InfluxState.Patience, FormattableString.Invariant($"cannot be read for {since.TotalSeconds:0} s: {_reason}")),
            };
            return new PartHealth { Name = InfluxSink.Name, Ok = ok, Detail = FormattableString.Invariant($"{detail}; {_failed} of {_asked} questions failed") };
        }
    }
}
