using Monitoring.Contracts;

namespace Monitoring.Gateway.Ingest;

/// <summary>What ingest needs of the sites. Behind it stand the site grains; each call completes when it is durable.</summary>
internal interface ISiteIngest
{
    ValueTask<IngestReceipt> IngestAsync(SampleBatch batch);

    ValueTask<IngestReceipt> ReportGatewayAsync(GatewayReport report);

    ValueTask<IngestReceipt> ReportEdgeAlarmAsync(EdgeAlarm alarm);

    /// <summary>Version 0 if the site does not exist.</summary>
    Task<PointTable> GetPointTableAsync(string siteId);

    /// <summary>Null if the site does not exist.</summary>
    Task<SiteConfig?> GetConfigAsync(string siteId);
}
