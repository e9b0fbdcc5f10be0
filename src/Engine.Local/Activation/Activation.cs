using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>
/// One grain in memory: created, activated, fed with requests turn by turn, deactivated. While it starts or ends, requests wait;
/// those that still wait at the end are sent to the next activation.
/// </summary>
internal sealed partial class Activation : IGrainContext
{
    private enum Phase { Starting, Active, Ending, Ended }

    private readonly LocalSilo _silo;
    private readonly GrainClass _class;
    private readonly ActivationScheduler _scheduler;
    private readonly RequestQueue _requests;
    private readonly Lock _gate = new();
    private readonly HashSet<IDisposable> _belongings = [];
    private readonly List<Core.IStorage> _states = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AsyncServiceScope? _scope;
    private Phase _phase;
    private DeactivationReason? _reason;
    private CancellationToken _hurry;
    private bool _touched = true;
    private bool _gaveUp;
    private long _idleSince;
    private DateTimeOffset _keepAliveUntil;

    public Activation(LocalSilo silo, GrainClass grainClass, GrainId grainId)
    {
        _silo = silo;
        _class = grainClass;
        GrainId = grainId;
        _scheduler = new(this);
        _requests = new(grainClass.IsReentrant);
    }

    public GrainId GrainId { get; }

    public object? GrainInstance { get; private set; }

    public IServiceProvider ActivationServices => _scope!.Value.ServiceProvider;

    public Task Deactivated => _ended.Task;

    public int Waiting => _requests.Waiting;

    public void Start() => _scheduler.Start(ActivateAsync);

    /// <summary>Takes a request, to run now or later.</summary>
    /// <returns>False when this activation has ended and another one has to take it.</returns>
    public bool TryEnqueue(Request request)
    {
        lock (_gate)
        {
            if (_phase == Phase.Ended || (_phase == Phase.Ending && !request.IsCall))
            {
                return false;
            }

            request.Activation = this;
            _touched |= request.KeepsAlive;
            if (_phase == Phase.Active && _requests.TryStart(request))
            {
                _scheduler.Start(request);
                return true;
            }

            var limit = _silo.Messaging.MaxEnqueuedRequestsHardLimit;
            if (!request.IsCall || limit <= 0 || _requests.Waiting < limit)
            {
                _requests.Wait(request);
                return true;
            }
        }

        _silo.Metrics.OnRejected();
        request.TryFail(new LimitExceededException(
            nameof(_silo.Messaging.MaxEnqueuedRequestsHardLimit), _requests.Waiting, _silo.Messaging.MaxEnqueuedRequestsHardLimit, GrainId));
        return true;
    }

    /// <summary>A request has run to its end.</summary>
    public void Finished(Request request, Exception? fault)
    {
        if (fault is Storage.InconsistentStateException)
        {
            Deactivate(new(DeactivationReasonCode.ApplicationError, fault, "Somebody else wrote the state of this grain."));
        }

        lock (_gate)
        {
            _requests.Finish(request);
            Advance();
        }
    }

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            if (_phase >= Phase.Ending)
            {
                return;
            }

            _gaveUp |= _phase == Phase.Starting;
            _reason ??= deactivationReason;
            _hurry = cancellationToken;
            Advance();
        }
    }

    /// <summary>Ends the activation if nobody used it for its age. Called once per collection quantum.</summary>
    public void CollectIfIdle(TimeProvider clock)
    {
        lock (_gate)
        {
            if (_touched || !_requests.IsEmpty || _phase != Phase.Active)
            {
                _touched = false;
                _idleSince = clock.GetTimestamp();
                return;
            }

            var age = _class.CollectionAge ?? _silo.Collection.CollectionAge;
            if (clock.GetElapsedTime(_idleSince) < age || clock.GetUtcNow() < _keepAliveUntil)
            {
                return;
            }
        }

        Deactivate(new(DeactivationReasonCode.ActivationIdle, "Idle for the collection age."));
    }

    public void DelayDeactivation(TimeSpan time)
    {
        lock (_gate)
        {
            _keepAliveUntil = time <= TimeSpan.Zero ? default : _silo.CollectionClock.GetUtcNow() + time;
        }
    }

    /// <summary>Answers with a timeout the calls made at or before a tick; those that run go on.</summary>
    public void FailMadeBy(int tick)
    {
        Request[] late;
        lock (_gate)
        {
            if (_requests.IsEmpty)
            {
                return;
            }

            late = [.. _requests.MadeBy(tick)];
        }

        foreach (var request in late)
        {
            request.TryFail(new TimeoutException(
                $"No answer from {GrainId} to {request.Info.Name} within {_silo.Messaging.ResponseTimeout}. The call may still be waiting or running."));
        }
    }

    public IGrainTimer AddTimer(Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        var timer = new Timers.GrainTimer(this, _silo.GrainClock, _silo.Logger, callback, options);
        Own(timer);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    /// <summary>Something to dispose when the activation ends.</summary>
    public void Own(IDisposable belonging)
    {
        lock (_gate)
        {
            _belongings.Add(belonging);
        }
    }

    public void Disown(IDisposable belonging)
    {
        lock (_gate)
        {
            _belongings.Remove(belonging);
        }
    }

    public void LoadBeforeActivation(Core.IStorage state) => _states.Add(state);

    // Holds the lock: starts what may run, or the end when it was asked for and nothing runs.
    private void Advance()
    {
        if (_phase != Phase.Active)
        {
            return;
        }

        if (_reason is null)
        {
            while (_requests.StartNext() is { } next)
            {
                _scheduler.Start(next);
            }
        }
        else if (_requests.Running == 0)
        {
            _phase = Phase.Ending;
            _scheduler.Start(EndAsync);
        }
    }
}
