using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks a maintenance window.</summary>
public static class WindowValidator
{
    /// <summary>Most windows of a site that are open, to come, or not yet forgotten.</summary>
    public const int MaxWindows = 500;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(366);

    /// <summary>All faults of a window that is to be added to a site that has a number of them.</summary>
    public static Fault[] Check(MaintenanceWindow window, SiteConfig site, int existing, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(site);
        var faults = new FaultList();
        SuppressionValidator.CheckSelectors(window.Covers, "covers", SiteValidator.PointsOf(site), faults);
        if (window.Until <= window.From || window.Until - window.From > Longest)
        {
            faults.Add("until", "结束应晚于开始，最长30天", "the end must be after the begin, at most 30 days");
        }

        if (window.Until <= now || window.From > now + Farthest)
        {
            faults.Add("from", "时段应未结束，且在一年内开始", "must not be over already, and must begin within a year");
        }

        if (string.IsNullOrWhiteSpace(window.Reason) || window.Reason.Length > 1000)
        {
            faults.Add("reason", "应写明原因，1到1000字", "needs a reason, 1 to 1000 characters");
        }

        faults.Text("permit", window.Permit, 100);
        faults.Count("windows", existing + 1, 0, MaxWindows);
        return faults.ToArray();
    }
}
