namespace Orleans.Runtime;

/// <summary>
/// Runs the turns of one activation, one at a time, on the thread pool. A turn is a request up to its first await, or what follows an await.
/// </summary>
internal sealed class ActivationScheduler(Activation activation) : TaskScheduler, IThreadPoolWorkItem
{
    // After so many turns the thread goes back to the pool, so that a busy grain does not starve the others.
    private const int TurnsPerSlice = 64;

    private readonly Queue<object> _turns = new();
    private readonly Lock _gate = new();
    private bool _scheduled;

    public Activation Activation { get; } = activation;

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Queues the first turn of a request.</summary>
    public void Start(Request request) => Enqueue(request);

    /// <summary>Starts engine work of the activation as a turn.</summary>
    public void Start(Func<Task> work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Task(static state => _ = ((Func<Task>)state!)(), work).Start(this);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var left = TurnsPerSlice; left > 0; left--)
        {
            object turn;
            lock (_gate)
            {
                if (!_turns.TryDequeue(out turn!))
                {
                    _scheduled = false;
                    return;
                }
            }

            if (turn is Task task)
            {
                TryExecuteTask(task);
            }
            else
            {
                RunFirstTurn((Request)turn);
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override void QueueTask(Task task) => Enqueue(task);

    // Running a continuation inside the turn that completed its task would interleave in the middle of synchronous code.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        task.AsyncState is Request && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate)
        {
            return [.. _turns.OfType<Task>()];
        }
    }

    // The task is made here, on a pool thread, and not by the caller, so that nothing of the caller's execution context reaches the grain.
    private void RunFirstTurn(Request request) =>
        new Task(static state => ((Request)state!).Run(), request).RunSynchronously(this);

    private void Enqueue(object turn)
    {
        lock (_gate)
        {
            _turns.Enqueue(turn);
            if (_scheduled)
            {
                return;
            }

            _scheduled = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }
}
