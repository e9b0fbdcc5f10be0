using System.Diagnostics.Metrics;
using Monitoring.Contracts;
using Monitoring.Gateway.Push;

namespace Monitoring.Gateway.Observability;

/// <summary>
/// What <c>GET /system</c> shows, as instruments: meter <c>Monitoring.Service</c>. They are read when somebody collects them and cost nothing
/// otherwise. docs/observability.md lists them.
/// </summary>
internal sealed class ServiceMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Monitoring.Service";

    private readonly Meter _meter;
    private readonly IServiceHealth[] _parts;
    private readonly ISystemFigures[] _figures;

    public ServiceMetrics(IMeterFactory meters, IEnumerable<IServiceHealth> parts, IEnumerable<ISystemFigures> figures, WallPicture picture, WallFeed feed)
    {
        (_meter, _parts, _figures) = (meters.Create(MeterName), [.. parts], [.. figures]);
        Gauge("monitoring.part.ok", "{part}", "1 while a part of the service does its work, else 0.", () => _parts.Select(part => part.Check()).Select(part => Of(part.Ok, "part", part.Name)));
        Gauge("monitoring.store.ok", "{store}", "1 while a store does its work, else 0.", () => Read(f => f.Stores).Select(store => Of(store.Ok, "store", store.Name)));
        AddLog();
        AddQueues();
        AddPush(picture, feed);
        Gauge("monitoring.site.count", "{site}", "Sites by how well they are seen.", () => SitesOf(picture));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void AddLog()
    {
        Gauge("monitoring.store.log.size", "By", "All files of the sample log.", () => Log(log => log.Bytes));
        Gauge("monitoring.store.log.needed", "By", "What of it a store or a site still needs.", () => Log(log => log.NeededBytes));
        Gauge("monitoring.store.log.bound", "By", "When so much is needed, nothing more is taken.", () => Log(log => log.BoundBytes));
        Gauge("monitoring.store.log.waiting", "By", "What waits for the disk.", () => Log(log => log.WaitingBytes));
        Counter("monitoring.store.log.refused", "{batch}", "Batches that the sample log did not take.", () => Log(log => log.Refused));
        Counter("monitoring.store.log.failures", "{try}", "Tries in which the disk refused.", () => Log(log => log.Failures));
        Counter("monitoring.store.log.damaged", "{place}", "Damaged places found in the sample log.", () => Log(log => log.Damaged));
        Counter("monitoring.store.log.lost", "{batch}", "Batches found lost at the start.", () => Log(log => log.Lost));
        Gauge("monitoring.store.sink.behind", "{batch}", "Batches that a store has not taken from the sample log yet.", () => Read(f => f.SampleLog?.Sinks ?? []).Select(sink => Of(sink.Behind, "sink", sink.Name)));
    }

    private void AddQueues()
    {
        Gauge("monitoring.queue.length", "{item}", "What is in a bounded queue.", () => Queues.Where(queue => queue.Length is not null).Select(queue => Of(queue.Length!.Value, "queue", queue.Name)));
        Gauge("monitoring.queue.bound", "{item}", "What may be in it.", () => Queues.Where(queue => queue.Bound is not null).Select(queue => Of(queue.Bound!.Value, "queue", queue.Name)));
        Counter("monitoring.queue.refused", "{item}", "What was refused or dropped.", () => Queues.Select(queue => Of(queue.Refused, "queue", queue.Name)));
    }

    private void AddPush(WallPicture picture, WallFeed feed)
    {
        Gauge("monitoring.push.walls", "{wall}", "Walls and desks that are connected.", () => [new(picture.WallCount)]);
        Gauge("monitoring.push.walls_lagging", "{wall}", "Those that cannot keep up now.", () => [new(picture.LaggingWalls)]);
        Gauge("monitoring.push.sites_behind", "{site}", "Sites whose newest transitions have not come yet.", () => [new(picture.Behind().Length)]);
        Counter("monitoring.push.renewals", "{snapshot}", "Times that a wall could not keep up and began anew.", () => [new(picture.Renewals)]);
        Counter("monitoring.push.dropped", "{transition}", "Transitions dropped for a wall that began anew.", () => [new(picture.Dropped)]);
        Counter("monitoring.push.gaps", "{gap}", "Times that a sequence number was missing.", () => [new(picture.Gaps)]);
        Counter("monitoring.push.repaired", "{transition}", "Transitions read from the journal because no push brought them.", () => [new(feed.Repaired)]);
    }

    private IEnumerable<QueueFigures> Queues => Read(f => f.Queues);

    private IEnumerable<T> Read<T>(Func<SystemFigures, T[]> part) => _figures.SelectMany(one => part(one.Read()));

    private IEnumerable<Measurement<long>> Log(Func<LogFigures, long> value) =>
        _figures.Select(one => one.Read().SampleLog).OfType<LogFigures>().Take(1).Select(log => new Measurement<long>(value(log)));

    private static IEnumerable<Measurement<long>> SitesOf(WallPicture picture) =>
        picture.Sites(Access.Scope.All).Where(site => !Identifiers.IsServiceSite(site.SiteId))
            .CountBy(site => site.Sight).Select(pair => Of(pair.Value, "sight", pair.Key.ToString()));

    private static Measurement<long> Of(long value, string tag, string name) => new(value, new KeyValuePair<string, object?>(tag, name));

    private static Measurement<long> Of(bool ok, string tag, string name) => Of(ok ? 1 : 0, tag, name);

    private void Gauge(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> read) => _meter.CreateObservableGauge(name, read, unit, description);

    private void Counter(string name, string unit, string description, Func<IEnumerable<Measurement<long>>> read) => _meter.CreateObservableCounter(name, read, unit, description);
}
