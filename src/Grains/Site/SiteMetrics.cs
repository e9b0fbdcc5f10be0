using System.Diagnostics.Metrics;

namespace Monitoring.Grains;

/// <summary>Counters of the Site stage: meter <c>Monitoring.Site</c>.</summary>
public sealed class SiteMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Counter<long> _batches;
    private readonly Counter<long> _samples;
    private readonly Counter<long> _repeated;
    private readonly Counter<long> _unknown;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _logRefused;
    private readonly Counter<long> _pushFailed;
    private readonly Counter<long> _broken;

    /// <summary>Creates the instruments.</summary>
    public SiteMetrics(IMeterFactory factory)
    {
        _meter = factory.Create("Monitoring.Site");
        _batches = _meter.CreateCounter<long>("monitoring.site.batches", "{batch}", "Batches taken");
        _samples = _meter.CreateCounter<long>("monitoring.site.samples", "{sample}", "Samples taken");
        _repeated = _meter.CreateCounter<long>("monitoring.site.repeated", "{message}", "Messages ignored as repeats");
        _unknown = _meter.CreateCounter<long>("monitoring.site.unknown_points", "{sample}", "Values of unknown points");
        _transitions = _meter.CreateCounter<long>("monitoring.alarm.transitions", "{transition}", "Transitions journaled");
        _logRefused = _meter.CreateCounter<long>("monitoring.site.log_refused", "{batch}", "Batches refused because the sample log was full or broken");
        _pushFailed = _meter.CreateCounter<long>("monitoring.site.push_failed", "{push}", "Pushes that the stream refused");
        _broken = _meter.CreateCounter<long>("monitoring.site.broken", "{activation}", "Activations that gave way because a write failed");
    }

    internal void OnBatch(int samples, int repeated)
    {
        _batches.Add(1);
        _samples.Add(samples);
        OnRepeated(repeated);
    }

    internal void OnRepeated(int messages)
    {
        if (messages > 0)
        {
            _repeated.Add(messages);
        }
    }

    internal void OnUnknownPoint() => _unknown.Add(1);

    internal void OnTransitions(int count) => _transitions.Add(count);

    internal void OnLogRefused() => _logRefused.Add(1);

    internal void OnPushFailed() => _pushFailed.Add(1);

    internal void OnBroken() => _broken.Add(1);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
