using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Api;

/// <summary>Query of <c>GET /kpis</c>, as sent. With a site, the seat says whose shifts and limits of a flood hold (the first one if none is named).</summary>
internal sealed record KpiQuery(string? Seat, string? SiteId, string? Shift, string? From, string? To)
{
    /// <summary>What is asked for; null if there are faults.</summary>
    public KpiWindow? Read(QueryFields fields, SeatSet seats, TimeSpan span, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(Seat) && string.IsNullOrEmpty(SiteId))
        {
            fields.Add("seat", "seat和siteId至少给出一个", "one of seat and siteId is needed");
        }

        fields.SiteId("siteId", SiteId);
        var seat = string.IsNullOrEmpty(Seat) ? seats.Items[0] : seats.Items.FirstOrDefault(one => one.Id == Seat);
        if (seat is null)
        {
            fields.Add("seat", $"席位“{Seat}”不存在", $"there is no seat '{Seat}'");
        }

        var shift = string.IsNullOrEmpty(Shift) ? null : seat?.Shifts.FirstOrDefault(one => one.Id == Shift);
        if (seat is not null && shift is null && !string.IsNullOrEmpty(Shift))
        {
            var names = string.Join(", ", seat.Shifts.Select(one => one.Id));
            fields.Add("shift", $"应为以下之一：{names}", $"must be one of {names}");
        }

        var end = fields.Time("to", To) ?? now;
        var start = fields.Time("from", From) ?? end.AddTicks(-Math.Min(span.Ticks, end.UtcTicks));
        if (start >= end)
        {
            fields.Add("from", "应早于to", "must be before to");
        }
        else if (end - start > TimeSpan.FromDays(KpiReports.MostDays))
        {
            fields.Add("from", $"时间段最长{KpiReports.MostDays}天", $"the window must be at most {KpiReports.MostDays} days");
        }
        else if (start > now)
        {
            fields.Add("from", "不能晚于现在", "must not be in the future");
        }
        else if (start < DateTimeOffset.UnixEpoch.AddDays(2))
        {
            fields.Add("from", "应晚于1970-01-02", "must be after 1970-01-02");
        }

        return seat is not null && fields.Ok ? new KpiWindow(start, end, seat, shift) : null;
    }
}
