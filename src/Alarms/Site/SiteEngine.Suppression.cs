using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    private MaintenanceWindow[] _windows = [];

    // Per window, the conditions that it covers, and whether it is open.
    private bool[][] _covered = [];
    private bool[] _open = [];
    private long _windowsAt;

    /// <summary>The maintenance windows of the site: those to come, those open, and any others.</summary>
    public IReadOnlyList<MaintenanceWindow> Windows => _windows;

    /// <summary>Takes the maintenance windows of the site, all of them. They are stored by whoever calls.</summary>
    public void SetWindows(MaintenanceWindow[] windows, long now)
    {
        ArgumentNullException.ThrowIfNull(windows);
        if (_replayed is not null)
        {
            // What opened or closed up to here is in the journal; a replay goes on from there.
            _windows = windows;
            CoverWindows();
            OpenWindows(_windowsAt);
            return;
        }

        Advance(now);
        _windows = windows;
        CoverWindows();
        OpenWindows(_now);
        RefreshSuppression(_now);
        _nextDue = Math.Min(_nextDue, DueOfWindows(_windowsAt));
    }

    /// <summary>
    /// What hides a condition at a rank: the name of a row whose cause is true, or of an open window; null if nothing does. What
    /// is protected is never hidden.
    /// </summary>
    private string? SuppressorOf(int condition, int rank)
    {
        if (_rules.Conditions[condition].At(Math.Max(1, rank)).Protected)
        {
            return null;
        }

        foreach (var row in _rules.Effects.CausesOf(condition))
        {
            if (_conditions[_rules.Effects.Causes[row]].Active != 0)
            {
                return _rules.Effects.Names[row];
            }
        }

        for (var w = 0; w < _windows.Length; w++)
        {
            if (_open[w] && _covered[w][condition])
            {
                return _windows[w].Permit ?? _windows[w].Reason;
            }
        }

        return null;
    }

    /// <summary>A cause became true or is over: its consequences are hidden or come back.</summary>
    private void ApplyEffects(int cause, long now)
    {
        foreach (var condition in _rules.Effects.EffectsOf(cause))
        {
            Suppress(condition, now);
        }
    }

    private void RefreshSuppression(long now)
    {
        if (_rules.Effects.IsEmpty && _windows.Length == 0 && !_live.Values.Any(p => p.Gateway is null && _conditions[p.Condition].State == AlarmState.SuppressedByDesign))
        {
            return;
        }

        foreach (var condition in _live.Values.Where(p => p.Gateway is null).Select(p => p.Condition).Order().ToArray())
        {
            Suppress(condition, now);
        }
    }

    /// <summary>
    /// Hides an alarm that holds, or brings it back. What has returned is not hidden: somebody still has to see it, and when the
    /// suppression ends nothing would be left of it.
    /// </summary>
    private void Suppress(int condition, long now)
    {
        ref var state = ref _conditions[condition];
        var name = SuppressorOf(condition, state.Rank);
        if (name is not null && state.State is (AlarmState.Unacknowledged or AlarmState.Acknowledged))
        {
            var place = PlaceOf(_rules.Conditions[condition].Owner, condition);
            state.Flags &= ~ConditionFlags.Silent;
            Emit(place, ref state, AlarmState.SuppressedByDesign, TransitionReason.Suppressed, now, now, false, null, state.Record! with { SuppressedBy = name });
        }
        else if (name is null && state.State == AlarmState.SuppressedByDesign)
        {
            Leave(PlaceOf(_rules.Conditions[condition].Owner, condition), ref state, AlarmEvent.Unsuppress, TransitionReason.Unsuppressed, now, null);
        }
    }

    private void CoverWindows()
    {
        _covered = new bool[_windows.Length][];
        _open = new bool[_windows.Length];
        for (var w = 0; w < _windows.Length; w++)
        {
            _covered[w] = new bool[_rules.Conditions.Length];
            foreach (var condition in CauseAndEffect.Selected(_rules, _windows[w].Covers))
            {
                _covered[w][condition] = true;
            }
        }
    }

    private void OpenWindows(long now)
    {
        _windowsAt = now;
        for (var w = 0; w < _windows.Length; w++)
        {
            _open[w] = Due(_windows[w].From) <= now && now < Due(_windows[w].Until);
        }
    }

    private void HappenWindows(long now)
    {
        OpenWindows(now);
        RefreshSuppression(now);
    }

    /// <summary>When a window opens or closes next.</summary>
    private long DueOfWindows(long after)
    {
        var due = LevelGate.Never;
        foreach (var window in _windows)
        {
            var (from, until) = (Due(window.From), Due(window.Until));
            due = Math.Min(due, from > after ? from : until > after ? until : LevelGate.Never);
        }

        return due;
    }
}
