using System.Diagnostics.CodeAnalysis;
using System.Threading.Tasks.Sources;
using Orleans.Copying;

namespace Orleans.Runtime;

/// <summary>Stands for the result of methods without one.</summary>
internal readonly struct Unit;

/// <summary>A request with its answer. The answer is awaited either as a value task over this object or as a task.</summary>
internal abstract class Request<T> : Request, IValueTaskSource<T>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<T> _answer = new() { RunContinuationsAsynchronously = true };
    private TaskCompletionSource<T>? _task;

    public Task<T> AsTask()
    {
        // A task of its own, and not ValueTask.AsTask, which would take one more hop through the thread pool.
        _task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _task.Task;
    }

    public ValueTask<T> AsValueTaskOf() => new(this, _answer.Version);

    public ValueTask AsValueTask() => new(this, _answer.Version);

    /// <summary>Calls the grain; generated per method.</summary>
    public abstract ValueTask<T> Invoke(object grain);

    public sealed override void Run() => _ = RunAsync();

    public sealed override bool TryFail(Exception fault)
    {
        if (!TryClaimAnswer())
        {
            return false;
        }

        if (_task is null)
        {
            _answer.SetException(fault);
        }
        else if (fault is OperationCanceledException cancelled)
        {
            _task.SetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _task.SetException(fault);
        }

        return true;
    }

    T IValueTaskSource<T>.GetResult(short token) => _answer.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _answer.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<T>.GetStatus(short token) => _answer.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<T>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a grain throws is the caller's answer")]
    private async Task RunAsync()
    {
        if (IsAnswered)
        {
            Activation!.Finished(this, null);
            return;
        }

        Exception? fault = null;
        T result = default!;
        try
        {
            result = await Invoke(Activation!.GrainInstance!);
            result = Info.CopyResult ? Copier.Copy(result) : result;
        }
        catch (Exception thrown)
        {
            fault = thrown;
        }

        // Before the answer, so that who has it finds the grain free, or ending.
        Activation!.Finished(this, fault);
        if (fault is null)
        {
            Answer(result);
        }
        else
        {
            TryFail(fault);
        }
    }

    private void Answer(T result)
    {
        if (!TryClaimAnswer())
        {
            return;
        }

        if (_task is null)
        {
            _answer.SetResult(result);
        }
        else
        {
            _task.SetResult(result);
        }
    }
}
