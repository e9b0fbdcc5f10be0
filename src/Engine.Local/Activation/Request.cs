namespace Orleans.Runtime;

/// <summary>What a grain method promises about its requests.</summary>
internal sealed record RequestInfo(string Name, bool AlwaysInterleave = false, bool ReadOnly = false, bool CopyResult = false);

/// <summary>One call of a grain, from the caller's proxy to its answer. Also a timer tick or the delivery of a stream item.</summary>
internal abstract class Request
{
    private CancellationTokenRegistration _cancellation;
    private int _answered;

    public RequestInfo Info { get; set; } = null!;

    public Activation? Activation { get; set; }

    /// <summary>The silo's tick when the call was made; the response timeout counts from it.</summary>
    public int StartTick { get; set; }

    /// <summary>Set by the proxy when the method has a CancellationToken.</summary>
    public CancellationToken Token { get; set; }

    /// <summary>A call counts against the queue limit, can time out and is sent on to the next activation; engine work does not.</summary>
    public virtual bool IsCall => true;

    /// <summary>Whether it delays idle collection.</summary>
    public virtual bool KeepsAlive => true;

    public bool IsAnswered => Volatile.Read(ref _answered) != 0;

    /// <summary>The first turn, on the activation's scheduler.</summary>
    public abstract void Run();

    /// <summary>Answers with a fault, unless answered already.</summary>
    public abstract bool TryFail(Exception fault);

    /// <summary>From now on cancelling the token answers the caller; a running request sees the token itself.</summary>
    public void ObserveCancellation()
    {
        if (Token.CanBeCanceled)
        {
            _cancellation = Token.UnsafeRegister(
                static (state, token) => ((Request)state!).TryFail(new OperationCanceledException(token)), this);
        }
    }

    /// <summary>Only the first answer counts: the grain's, the timeout or the cancellation.</summary>
    protected bool TryClaimAnswer()
    {
        if (Interlocked.Exchange(ref _answered, 1) != 0)
        {
            return false;
        }

        _cancellation.Unregister();
        return true;
    }
}
