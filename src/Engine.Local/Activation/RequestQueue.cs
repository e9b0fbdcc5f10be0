namespace Orleans.Runtime;

/// <summary>
/// Decides which request of an activation may run. Not thread-safe: the activation holds its lock.
/// Requests start in the order they came; only a request that may interleave with everything overtakes.
/// </summary>
internal sealed class RequestQueue(bool reentrant)
{
    private readonly Queue<Request> _waiting = new();
    private readonly List<Request> _running = [];
    private int _blocking;
    private int _readOnly;

    public int Waiting => _waiting.Count;

    public int Running => _running.Count;

    public bool IsEmpty => _waiting.Count == 0 && _running.Count == 0;

    /// <summary>Starts the request now if it may run, without overtaking one that waits.</summary>
    public bool TryStart(Request request)
    {
        if (!reentrant && !request.Info.AlwaysInterleave && (_waiting.Count != 0 || !MayRun(request.Info)))
        {
            return false;
        }

        Begin(request);
        return true;
    }

    public void Wait(Request request) => _waiting.Enqueue(request);

    /// <summary>Starts the longest waiting request if it may run now.</summary>
    public Request? StartNext()
    {
        if (!_waiting.TryPeek(out var next) || !(reentrant || MayRun(next.Info)))
        {
            return null;
        }

        _waiting.Dequeue();
        Begin(next);
        return next;
    }

    public void Finish(Request request)
    {
        if (!_running.Remove(request) || request.Info.AlwaysInterleave)
        {
            return;
        }

        _blocking--;
        _readOnly -= request.Info.ReadOnly ? 1 : 0;
    }

    /// <summary>Takes all that wait.</summary>
    public Request[] Drain()
    {
        Request[] all = [.. _waiting];
        _waiting.Clear();
        return all;
    }

    /// <summary>The unanswered calls made at or before a tick.</summary>
    public IEnumerable<Request> MadeBy(int tick) =>
        _running.Concat(_waiting).Where(request => request.IsCall && !request.IsAnswered && request.StartTick - tick <= 0);

    private bool MayRun(RequestInfo info) =>
        info.AlwaysInterleave || _blocking == 0 || (info.ReadOnly && _readOnly == _blocking);

    private void Begin(Request request)
    {
        _running.Add(request);
        if (!request.Info.AlwaysInterleave)
        {
            _blocking++;
            _readOnly += request.Info.ReadOnly ? 1 : 0;
        }
    }
}
