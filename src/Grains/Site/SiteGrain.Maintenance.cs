using System.Globalization;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Grains;

/// <summary>Maintenance windows: stored first, then taken by the engine, which hides what they cover.</summary>
public sealed partial class SiteGrain
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <inheritdoc/>
    public Task<MaintenanceWindow[]> GetMaintenanceWindows(CancellationToken cancellationToken) => Task.FromResult(maintenance.State?.Windows ?? []);

    /// <inheritdoc/>
    public Task<MaintenanceResult> AddMaintenanceWindow(MaintenanceWindow window, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(window);
        return _engine is null ? Task.FromResult(new MaintenanceResult()) : OneAtATimeAsync(() => AddAsync(window));
    }

    /// <inheritdoc/>
    public Task<MaintenanceResult> EndMaintenanceWindow(string windowId, string by, CancellationToken cancellationToken) =>
        _engine is null ? Task.FromResult(new MaintenanceResult()) : OneAtATimeAsync(() => EndAsync(windowId, by));

    private async Task<MaintenanceResult> AddAsync(MaintenanceWindow window)
    {
        var now = time.GetUtcNow();
        var kept = Kept(now);
        var faults = WindowValidator.Check(window, _engine!.Rules.Config, kept.Length, now);
        if (faults.Length > 0)
        {
            return new MaintenanceResult { Faults = faults };
        }

        var number = (maintenance.State?.Last ?? 0) + 1;
        window = window with { WindowId = string.Create(CultureInfo.InvariantCulture, $"W{number}") };
        await TakeWindowsAsync([.. kept.Append(window).OrderBy(w => w.From)], number);
        LogWindow(SiteId, window.WindowId, window.By);
        return new MaintenanceResult { Window = window };
    }

    private async Task<MaintenanceResult> EndAsync(string windowId, string by)
    {
        var now = time.GetUtcNow();
        var kept = Kept(now);
        if (Array.Find(kept, w => w.WindowId == windowId) is not { } window)
        {
            return new MaintenanceResult();
        }

        if (window.Until > now)
        {
            var ended = window with { Until = now, From = window.From < now ? window.From : now };
            await TakeWindowsAsync([.. kept.Select(w => w == window ? ended : w)], maintenance.State.Last);
            LogWindow(SiteId, windowId, by);
            window = ended;
        }

        return new MaintenanceResult { Window = window };
    }

    private MaintenanceWindow[] Kept(DateTimeOffset now) => [.. (maintenance.State?.Windows ?? []).Where(w => w.Until + Remembered > now)];

    private async Task TakeWindowsAsync(MaintenanceWindow[] windows, int last)
    {
        ThrowIfBroken();
        maintenance.State = new MaintenanceState { Windows = windows, Last = last };
        await maintenance.WriteStateAsync();
        _engine!.SetWindows(windows, Now);
        Arm();
        if (!await FlushAsync())
        {
            throw Broken();
        }
    }
}
