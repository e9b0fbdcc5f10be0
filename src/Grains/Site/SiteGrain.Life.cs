using Monitoring.Alarms;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    /// <summary>How often a quiet site looks at itself, for changes that no transition tells.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How often all states are stored, so that a restart has little of the log to replay.</summary>
    private static readonly TimeSpan CheckpointPeriod = TimeSpan.FromSeconds(60);

    private IGrainTimer? _timer;
    private long _claim;
    private long _armedFor = long.MaxValue;
    private long _nextCheckpoint;
    private long _checkpointedPosition;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (config.State?.Config is not null)
        {
            await LoadAsync(cancellationToken);
            await LoadRuleSetsAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _timer?.Dispose();
        if (_engine is not null && !_broken)
        {
            _checkpointWanted = true;
            if (await FlushAsync())
            {
                await journal.ReleaseAsync(SiteId, _claim, CancellationToken.None);
            }
        }

        lease.Drop(SiteId, _claim);
    }

    /// <summary>
    /// Stored state, then what the log has after it, then the present. If the site was on another silo, what that one's log has after the state cannot be
    /// read here: what followed from it is in the journal all the same, and the states with running delays are as new as it (decision 0017).
    /// </summary>
    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var rules = SiteCompiler.Compile(config.State.Config!, config.State.PointIds);
        await ClaimAsync(cancellationToken);
        var stored = await journal.LoadAsync(SiteId, cancellationToken);
        var end = log.LastPosition;
        var states = Array.ConvertAll(stored.Checkpoints, c => new StoredState(c.Key, c.Log == log.Name ? c.Position : end, c.State));
        var engine = SiteEngine.Restore(rules, stored.Seq, stored.Alarms, states, Now);
        engine.SetWindows(maintenance.State?.Windows ?? [], Now);
        _journaled = stored.Seq;
        var replayed = 0;
        foreach (var logged in log.ReadSite(SiteId, engine.ReplayFrom))
        {
            engine.Apply(logged.Batch, logged.Position);
            replayed++;
        }

        engine.StoresDelays = StoresDelays;
        engine.Resume(Now);
        _engine = engine;
        _index = new PointIndex(rules);
        LogLoaded(SiteId, stored.Seq, stored.Alarms.Length, replayed);
        if (Array.Find(stored.Checkpoints, c => c.Log != log.Name) is { } elsewhere)
        {
            LogTakenOver(SiteId, elsewhere.Log);
        }

        await StartAsync();
    }

    /// <summary>Another silo goes on from what is stored alone; the only one has its log.</summary>
    private bool StoresDelays => log.Name.Length > 0;

    /// <summary>From here on this activation alone may write.</summary>
    private async Task ClaimAsync(CancellationToken cancellationToken)
    {
        _claim = Random.Shared.NextInt64(1, long.MaxValue);
        if (await journal.ClaimAsync(SiteId, _claim, log.Name, cancellationToken) != JournalOutcome.Written)
        {
            throw Broken();
        }

        await lease.TakeOverAsync(SiteId, _claim, cancellationToken);
    }

    /// <summary>Stores where the site stands, and lets time pass from here on.</summary>
    private async Task StartAsync()
    {
        _checkpointWanted = true;
        if (!await FlushAsync())
        {
            throw Broken();
        }

        _nextCheckpoint = Now + (long)CheckpointPeriod.TotalMilliseconds;
        _timer ??= this.RegisterGrainTimer(OnTimer, new GrainTimerCreationOptions(Look, Timeout.InfiniteTimeSpan) { KeepAlive = true, Interleave = true });
        _armedFor = long.MaxValue;
        Arm();
    }

    /// <summary>Makes the timer look when the engine has something due. The timer is a hint: what is due is in the engine.</summary>
    private void Arm()
    {
        var now = Now;
        var next = Math.Min(_engine!.NextDue, now + (long)Look.TotalMilliseconds);
        if (next < _armedFor && _timer is not null)
        {
            _armedFor = next;
            _timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, next - now)), Timeout.InfiniteTimeSpan);
        }
    }

    private async Task OnTimer(CancellationToken cancellationToken)
    {
        if (_engine is null || _broken)
        {
            return;
        }

        _armedFor = long.MaxValue;
        if (ClockWasSet())
        {
            return;
        }

        try
        {
            await LookAsync(Now);
        }
        finally
        {
            // Whatever happened in this look, there must be a next one: a site whose timer stopped would not notice silence.
            if (!_broken)
            {
                Arm();
            }
        }
    }

    private async Task LookAsync(long now)
    {
        if (now >= _rulesDue)
        {
            await SettleRulesAsync();
        }

        _engine!.Advance(now);
        if (now >= _nextCheckpoint)
        {
            _nextCheckpoint = now + (long)CheckpointPeriod.TotalMilliseconds;
            _checkpointWanted = _engine.Position != _checkpointedPosition;
            _checkpointedPosition = _engine.Position;
            if (silos.IsElsewhere(SiteId))
            {
                LogMoves(SiteId);

                // Ended alone it was made again here by whoever remembered where it had been.
                MigrateOnIdle();
                return;
            }
        }

        if (NeedsJournal || _checkpointWanted)
        {
            await FlushAsync();
        }
        else
        {
            await PushAsync([], _engine.View(), false);
        }
    }
}
