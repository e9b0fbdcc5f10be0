using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Silo;

/// <content>What the log says of itself.</content>
internal sealed partial class SampleLog
{
    /// <summary>Share of the bound from which <c>sample-log-full</c> is announced.</summary>
    public const int HighPercent = 80;

    private const int DamagesNamed = 3;

    /// <inheritdoc/>
    public PartHealth Check()
    {
        lock (_gate)
        {
            return new PartHealth
            {
                Name = "sample-log",
                Ok = _fault is null,
                Detail = _fault is null ? Figures().ToString() + DamageText() : $"{_fault}; {Figures()}{DamageText()}",
            };
        }
    }

    /// <summary>Damaged places found at start.</summary>
    public IReadOnlyList<LogDamage> Damages => _damages;

    /// <summary>Counters since the start.</summary>
    public SampleLogFigures Figures()
    {
        lock (_gate)
        {
            return new SampleLogFigures(_appended, _appendedBytes, _refused, _failures, _damages.Count + _unreadable, TotalBytes(), _segments.Count)
            {
                Durable = _stored,
                Behind = _state.Sinks.Count == 0 ? 0 : Math.Max(0, _stored - _state.Sinks.Values.Min()),
                Waiting = _open.Used + _flight.Used,
                NeededBytes = NeededBytes(),
                Lost = _damages.Sum(damage => damage.Lost),
            };
        }
    }

    /// <summary>Its sinks and how far each has stored it, by name.</summary>
    public (string Name, long Stored)[] Sinks()
    {
        lock (_gate)
        {
            return [.. _state.Sinks.OrderBy(sink => sink.Key, StringComparer.Ordinal).Select(sink => (sink.Key, sink.Value))];
        }
    }

    /// <summary>How near the log is to taking nothing more, and why.</summary>
    public LogPressure Pressure()
    {
        lock (_gate)
        {
            var percent = (int)(NeededBytes() * 100 / _options.MaxBytes);
            return _fault is not null ? new LogPressure(LogPressureLevel.Full, percent, _fault)
                : _notPrepared ? new LogPressure(LogPressureLevel.High, percent, "the disk has no room for the next segment")
                : percent >= HighPercent ? new LogPressure(LogPressureLevel.High, percent, string.Create(CultureInfo.InvariantCulture, $"{percent} % of the bound are needed"))
                : new LogPressure(LogPressureLevel.None, percent, "");
        }
    }

    private string DamageText()
    {
        if (_damages.Count == 0)
        {
            return "";
        }

        var named = string.Join("; ", _damages.Take(DamagesNamed));
        return _damages.Count > DamagesNamed
            ? string.Create(CultureInfo.InvariantCulture, $". Damage: {named}; and {_damages.Count - DamagesNamed} more, see the log of the start")
            : $". Damage: {named}";
    }

    /// <summary>Bytes that a sink or a site still needs, and the segment that is written.</summary>
    private long NeededBytes()
    {
        var total = 0L;
        foreach (var segment in _segments)
        {
            total += IsNeeded(segment) ? segment.Length : 0;
        }

        return total;
    }
}
