using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Two rule sets over the same stored samples, in virtual time: a sample arrives when it was measured. Memory does not grow with
/// the samples; it grows with the alarms, which are bounded.
/// </summary>
public sealed class RuleSimulation
{
    /// <summary>Most alarms of one rule set; beyond it the simulation ends where it is and says so. 100,000 in a week are ten in a minute.</summary>
    public const int MostAlarms = 100_000;

    /// <summary>Samples of one second arrive together, as a gateway sends them.</summary>
    private const long Slice = 1000;

    private readonly SimulatedSide _present;
    private readonly SimulatedSide _proposed;
    private readonly SiteConfig _points;
    private readonly long _from;
    private readonly SampleBatch _batch = new() { GatewayId = "history", Messages = new BatchMessage[1], MessageCount = 1 };
    private readonly ConditionKind[] _left;
    private long _position;
    private long _now;

    /// <summary>Makes both engines.</summary>
    /// <param name="present">The site with the rules it has; without faults.</param>
    /// <param name="proposed">The site with the proposed rules; without faults.</param>
    /// <param name="from">Begin of the span, Unix ms.</param>
    public RuleSimulation(SiteConfig present, SiteConfig proposed, long from)
    {
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(proposed);
        PointIds = [.. present.Points.Concat(proposed.Points).Select(p => p.PointId).Distinct(StringComparer.Ordinal)];
        _left = [.. Unseen(present).Concat(Unseen(proposed)).Distinct().Order()];
        _present = new SimulatedSide(WithoutUnseen(present), PointIds, from);
        _proposed = new SimulatedSide(WithoutUnseen(proposed), PointIds, from);
        _points = proposed with { Points = [.. proposed.Points, .. present.Points] };
        _batch.SiteId = present.SiteId;
        _from = _now = from;
    }

    /// <summary>The points of both; the index of a sample that is fed is the place in this list.</summary>
    public string[] PointIds { get; }

    /// <summary>Samples taken.</summary>
    public long Samples { get; private set; }

    /// <summary>True when a bound was reached: nothing more is taken.</summary>
    public bool IsFull => _present.Count > MostAlarms || _proposed.Count > MostAlarms;

    /// <summary>Takes samples, by rising time over all calls.</summary>
    public void Feed(ReadOnlyMemory<Sample> samples)
    {
        var at = 0;
        while (at < samples.Length && !IsFull)
        {
            var slice = Next(samples.Span[at..]);
            Take(samples.Slice(at, slice));
            at += slice;
            Samples += slice;
        }
    }

    /// <summary>Ends the span and compares.</summary>
    /// <param name="to">End of the span, Unix ms; drawn in if a bound was reached.</param>
    public SimulationReport Finish(long to)
    {
        to = IsFull ? _now : to;
        _present.Finish(to);
        _proposed.Finish(to);
        return SimulationComparison.Of(_present, _proposed, _points, _from, to) with { Samples = Samples, CutShort = IsFull, NotSimulated = _left };
    }

    private static int Next(ReadOnlySpan<Sample> samples)
    {
        var end = samples[0].Timestamp - (samples[0].Timestamp % Slice) + Slice;
        var count = 1;
        while (count < samples.Length && samples[count].Timestamp < end)
        {
            count++;
        }

        return count;
    }

    private void Take(ReadOnlyMemory<Sample> samples)
    {
        if (_batch.Samples.Length < samples.Length)
        {
            _batch.Samples = new Sample[samples.Length * 2];
        }

        samples.Span.CopyTo(_batch.Samples);
        _batch.SampleCount = samples.Length;
        _batch.Messages[0] = new BatchMessage(BatchMessage.NoSeq, 0, samples.Length, 0, false);
        _batch.ReceivedAt = _now = samples.Span[^1].Timestamp;
        _position++;
        _present.Apply(_batch, _position);
        _proposed.Apply(_batch, _position);
    }

    /// <summary>What a gateway itself reports is not among stored samples, so nobody can tell what it left out.</summary>
    private static IEnumerable<ConditionKind> Unseen(SiteConfig config) =>
        config.Points.SelectMany(p => p.Conditions).OfType<UnderreportRule>().Select(rule => rule.Kind);

    private static SiteConfig WithoutUnseen(SiteConfig config) => config with
    {
        Points = Array.ConvertAll(config.Points, p => p.Conditions.Any(c => c is UnderreportRule) ? p with { Conditions = [.. p.Conditions.Where(c => c is not UnderreportRule)] } : p),
    };
}
