using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Query of <c>GET /alarms</c>, as sent. <c>state</c> takes several, separated by commas.</summary>
internal sealed record AlarmListQuery(
    string? State, string? Priority, string? Region, string? SiteId, string? From, string? To, string? Limit, string? Cursor)
{
    public AlarmQuery Read(QueryFields fields, out string? region)
    {
        region = fields.Region("region", Region);
        var states = (State ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new AlarmQuery
        {
            States = [.. states.Select(state => fields.Name<AlarmState>("state", state)).OfType<AlarmState>()],
            Priority = fields.Name<AlarmPriority>("priority", Priority),
            SiteId = fields.SiteId("siteId", SiteId),
            From = fields.Time("from", From),
            To = fields.Time("to", To),
            Limit = fields.Int("limit", Limit, 1, 1_000, 100),
            Cursor = fields.Cursor(Cursor),
        };
    }
}
