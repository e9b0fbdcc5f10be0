using Monitoring.Plant.Simulation;

namespace Monitoring.Plant.Publishing;

/// <summary>
/// Rows of one site that no PUBACK has confirmed yet, oldest first. Bounded: when full the oldest is dropped and counted,
/// as a gateway with a small disk does.
/// </summary>
internal sealed class RowBuffer(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<Row> _rows = new();
    private TaskCompletionSource _changed = New();
    private int _taken;

    public long Dropped { get; private set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _rows.Count;
            }
        }
    }

    public void Add(Row row)
    {
        lock (_gate)
        {
            if (_rows.Count == capacity)
            {
                _rows.Dequeue();
                _taken = Math.Max(0, _taken - 1);
                Dropped++;
            }

            _rows.Enqueue(row);
            _changed.TrySetResult();
        }
    }

    /// <summary>Wakes whoever waits, because something other than the rows changed (the line is up again).</summary>
    public void Nudge()
    {
        lock (_gate)
        {
            _changed.TrySetResult();
        }
    }

    /// <summary>Completes at the next change after the last call.</summary>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_changed.Task.IsCompleted)
            {
                _changed = New();
                if (_rows.Count > 0)
                {
                    return Task.CompletedTask;
                }
            }

            return _changed.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>
    /// The oldest rows up to a time (Unix ms), or just the oldest one if it is younger than that.
    /// They stay in the buffer until <see cref="Confirm"/>.
    /// </summary>
    public Row[] Take(int most, long upTo)
    {
        lock (_gate)
        {
            var rows = _rows.Take(most).TakeWhile(row => row.Ts <= upTo).ToArray();
            if (rows.Length == 0 && _rows.TryPeek(out var oldest))
            {
                rows = [oldest];
            }

            _taken = rows.Length;
            return rows;
        }
    }

    /// <summary>Removes the rows of the last <see cref="Take"/> that were not dropped meanwhile.</summary>
    public void Confirm()
    {
        lock (_gate)
        {
            for (; _taken > 0; _taken--)
            {
                _rows.Dequeue();
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
