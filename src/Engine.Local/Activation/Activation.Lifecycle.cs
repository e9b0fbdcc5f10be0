using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <content>Start and end: each runs as turns of the activation, so the grain sees nothing else meanwhile.</content>
internal sealed partial class Activation
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a grain throws while it activates is the answer to its callers")]
    private async Task ActivateAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_silo.Collection.ActivationTimeout, _silo.MessagingClock);
            _scope = _silo.Services.CreateAsyncScope();
            GrainInstance = _class.Create(this);
            foreach (var state in _states)
            {
                await state.ReadStateAsync();
            }

            await ((IGrainBase)GrainInstance).OnActivateAsync(limit.Token).WaitAsync(limit.Token);
            lock (_gate)
            {
                _phase = Phase.Active;
                Advance();
            }
        }
        catch (Exception fault)
        {
            _silo.Logger.ActivationFailed(fault, GrainId);
            await LeaveAsync(request => request.TryFail(fault));
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A fault in OnDeactivateAsync must not keep the grain in memory; it is logged")]
    private async Task EndAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(_silo.Collection.DeactivationTimeout, _silo.MessagingClock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _hurry);
            StopBelongings();
            await ((IGrainBase)GrainInstance!).OnDeactivateAsync(_reason!.Value, either.Token).WaitAsync(either.Token);
        }
        catch (Exception fault)
        {
            _silo.Logger.DeactivationFailed(fault, GrainId);
        }

        await LeaveAsync(SendOn);
    }

    // A grain that deactivates itself while it activates would do so again, for ever.
    private void SendOn(Request request)
    {
        if (_gaveUp)
        {
            request.TryFail(new OrleansException($"{GrainId} ended while it started: {_reason}"));
        }
        else
        {
            _silo.Dispatch(GrainId, _class, request);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A fault in Dispose must not keep the grain in memory; it is logged")]
    private async Task LeaveAsync(Action<Request> passOn)
    {
        StopBelongings();
        try
        {
            switch (GrainInstance)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }

            if (_scope is { } scope)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception fault)
        {
            _silo.Logger.DeactivationFailed(fault, GrainId);
        }

        Request[] waiting;
        lock (_gate)
        {
            _phase = Phase.Ended;
            waiting = _requests.Drain();
        }

        _silo.Forget(this);
        foreach (var request in waiting)
        {
            if (request.IsCall)
            {
                passOn(request);
            }
            else
            {
                request.TryFail(new OperationCanceledException("The activation has ended."));
            }
        }

        _ended.TrySetResult();
    }

    private void StopBelongings()
    {
        IDisposable[] all;
        lock (_gate)
        {
            all = [.. _belongings];
            _belongings.Clear();
        }

        foreach (var belonging in all)
        {
            belonging.Dispose();
        }
    }
}
