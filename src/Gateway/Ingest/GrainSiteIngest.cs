using System.Collections.Concurrent;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest;

/// <summary>
/// The sites are grains. Calls are not cancelled when a connection ends: what was read is worth keeping.
/// References are kept, one per site that a gateway may publish for.
/// </summary>
internal sealed class GrainSiteIngest(IGrainFactory grains) : ISiteIngest
{
    private readonly ConcurrentDictionary<string, ISiteGrain> _sites = new(StringComparer.Ordinal);

    public ValueTask<IngestReceipt> IngestAsync(SampleBatch batch) => Site(batch.SiteId).Ingest(batch, CancellationToken.None);

    public ValueTask<IngestReceipt> ReportGatewayAsync(GatewayReport report) => Site(report.SiteId).ReportGateway(report, CancellationToken.None);

    public ValueTask<IngestReceipt> ReportEdgeAlarmAsync(EdgeAlarm alarm) => Site(alarm.SiteId).ReportEdgeAlarm(alarm, CancellationToken.None);

    public Task<PointTable> GetPointTableAsync(string siteId) => Site(siteId).GetPointTable(CancellationToken.None);

    public Task<SiteConfig?> GetConfigAsync(string siteId) => Site(siteId).GetConfig(CancellationToken.None);

    private ISiteGrain Site(string siteId) =>
        _sites.TryGetValue(siteId, out var site) ? site : _sites.GetOrAdd(siteId, grains.GetGrain<ISiteGrain>(siteId));
}
