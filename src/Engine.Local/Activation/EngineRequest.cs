namespace Orleans.Runtime;

/// <summary>Engine work that takes its turn among the requests of an activation: a timer tick, the delivery of a stream item.</summary>
internal sealed class EngineRequest(RequestInfo info, Func<Task> work, bool keepsAlive) : Request<Unit>
{
    public static readonly RequestInfo Turn = new("engine turn");
    public static readonly RequestInfo Interleaving = new("engine turn, interleaving", AlwaysInterleave: true);

    public override bool IsCall => false;

    public override bool KeepsAlive { get; } = keepsAlive;

    /// <summary>Gives it to the activation.</summary>
    /// <returns>Faulted when the work faults, cancelled when the activation ended before it ran.</returns>
    public Task SendTo(Activation activation)
    {
        Info = info;
        var done = AsTask();
        if (!activation.TryEnqueue(this))
        {
            TryFail(new OperationCanceledException("The activation has ended."));
        }

        return done;
    }

    public override async ValueTask<Unit> Invoke(object grain)
    {
        await work();
        return default;
    }
}
