using System.Diagnostics.Metrics;

namespace Orleans.Runtime;

/// <summary>Counters of the engine, under Orleans' meter and, where Orleans has the instrument, its name.</summary>
internal sealed class EngineMetrics
{
    private readonly Meter _meter;
    private readonly Counter<int> _rejected;
    private readonly Counter<long> _streamDropped;
    private readonly Counter<long> _subscriberFaults;

    public EngineMetrics(IMeterFactory factory)
    {
        _meter = factory.Create("Microsoft.Orleans");
        _rejected = _meter.CreateCounter<int>("orleans-messaging-rejected", description: "Calls refused because the grain's queue was full");
        _streamDropped = _meter.CreateCounter<long>("orleans-local-stream-dropped", description: "Stream items dropped because a subscriber was too slow");
        _subscriberFaults = _meter.CreateCounter<long>("orleans-local-stream-subscriber-faults", description: "Stream items on which a subscriber threw");
    }

    public void Observe(Func<int> activations, Func<int> waiting)
    {
        _meter.CreateObservableGauge("orleans-catalog-activations", activations, description: "Grains in memory");
        _meter.CreateObservableGauge("orleans-local-requests-waiting", waiting, description: "Requests that wait for their turn");
    }

    public void OnRejected() => _rejected.Add(1);

    public void OnStreamDropped() => _streamDropped.Add(1);

    public void OnSubscriberFault() => _subscriberFaults.Add(1);
}
