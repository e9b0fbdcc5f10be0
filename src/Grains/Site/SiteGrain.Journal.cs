using System.Diagnostics.CodeAnalysis;
using Monitoring.Contracts;
using Orleans.Streams;

namespace Monitoring.Grains;

public sealed partial class SiteGrain
{
    /// <summary>"Last heard" is shown to people, who do not read it closer than this; more pushes would only be load.</summary>
    private static readonly TimeSpan HeardPeriod = TimeSpan.FromSeconds(10);

    private Task _flushing = Task.CompletedTask;
    private bool _checkpointWanted;
    private long _wanted;
    private long _stored;
    private long _journaled;
    private TaskCompletionSource<SiteSnapshot>? _snapshotWanted;
    private SiteView? _shown;
    private IAsyncStream<SitePush>? _stream;

    private bool NeedsJournal => _engine!.HasTransitions || _engine.HasStates;

    /// <summary>
    /// Journals and publishes what the engine has decided up to this call. One write at a time, in order; calls that come
    /// meanwhile share the next one.
    /// </summary>
    /// <returns>False if it could not be journaled: this activation is broken and gives way.</returns>
    private async Task<bool> FlushAsync()
    {
        var mine = ++_wanted;
        while (!_broken && _stored < mine)
        {
            if (_flushing.IsCompleted)
            {
                _flushing = GuardedFlushAsync();
            }

            await _flushing;
        }

        return !_broken;
    }

    /// <summary>
    /// What was taken from the engine and not written is nowhere else: after any failure this activation must not go on, or it would show nothing
    /// more and say nothing.
    /// </summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a store throws means the same as a refused write; it is logged and the activation gives way.")]
    private async Task GuardedFlushAsync()
    {
        try
        {
            await FlushOnceAsync();
        }
        catch (Exception e)
        {
            LogFlushFailed(SiteId, e);
            Break(SiteFailure.JournalFailed);
        }
    }

    private async Task FlushOnceAsync()
    {
        // One piece: what the engine decided, the states that go with it, and the log position that they are the states after.
        var generation = _wanted;
        var everything = _checkpointWanted;
        _checkpointWanted = false;
        var position = _engine!.Position;
        var transitions = _engine.TakeTransitions();
        var states = _engine.TakeStates(everything);
        var view = _engine.View();
        var asked = _snapshotWanted;
        var snapshot = asked is null ? null : _engine.Snapshot();
        _snapshotWanted = null;

        if (transitions.Length > 0 || states.Length > 0)
        {
            // The journal must not know of samples that the log may lose.
            if (!await log.WhenDurable(position))
            {
                Break(SiteFailure.LogNotDurable);
                return;
            }

            using var span = SiteTrace.Journal(SiteId, transitions.Length, states.Length);
            var checkpoints = Array.ConvertAll(states, s => new Checkpoint(s.Key, s.Position, s.Bytes) { Log = log.Name });
            var outcome = await journal.WriteAsync(new JournalWrite(SiteId, _journaled, transitions, checkpoints) { Claim = _claim }, CancellationToken.None);
            if (outcome != JournalOutcome.Written)
            {
                span?.SetStatus(System.Diagnostics.ActivityStatusCode.Error, outcome.ToString());
                Break(outcome == JournalOutcome.Conflict ? SiteFailure.SecondActivation : SiteFailure.JournalFailed);
                return;
            }

            _journaled += transitions.Length;
            if (everything)
            {
                log.Checkpointed(SiteId, position);
            }
        }

        _stored = generation;
        asked?.SetResult(snapshot!);
        if (transitions.Length > 0)
        {
            metrics.OnTransitions(transitions.Length);
            LogTransitions(SiteId, transitions.Length, _journaled);
        }

        await PushAsync(transitions, view, false);
    }

    /// <summary>The fast path to the walls. If it fails nothing is lost: whoever sees a gap reads the journal.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A stream provider may fail in any way; the journal is the truth, the failure is counted and logged.")]
    private async Task PushAsync(AlarmTransition[] transitions, SiteView view, bool reconfigured)
    {
        if (transitions.Length == 0 && !reconfigured && !DiffersToPeople(view, _shown))
        {
            return;
        }

        _shown = view;
        try
        {
            _stream ??= this.GetStreamProvider(PushStreams.Provider)
                .GetStream<SitePush>(StreamId.Create(PushStreams.Namespace, PushStreams.PartitionOf(SiteId)));
            await _stream.OnNextAsync(new SitePush { SiteId = SiteId, Transitions = transitions, Site = view, Reconfigured = reconfigured });
        }
        catch (Exception e)
        {
            // The next look shows the site again.
            _shown = null;
            metrics.OnPushFailed();
            LogPushFailed(SiteId, e);
        }
    }

    private static bool DiffersToPeople(SiteView view, SiteView? shown) =>
        shown is null
        || view with { LastHeardAt = null } != shown with { LastHeardAt = null }
        || view.LastHeardAt - (shown.LastHeardAt ?? DateTimeOffset.MinValue) >= HeardPeriod;

    private void Break(SiteFailure failure)
    {
        if (_broken)
        {
            return;
        }

        _broken = true;
        metrics.OnBroken();
        LogBroken(SiteId, failure);
        DeactivateOnIdle();
    }

    private void ThrowIfBroken()
    {
        if (_broken)
        {
            throw Broken();
        }
    }

    private SiteUnavailableException Broken() => new($"site {SiteId} could not store a change and is loaded again; try again");
}
