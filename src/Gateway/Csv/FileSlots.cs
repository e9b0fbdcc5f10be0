namespace Monitoring.Gateway.Csv;

/// <summary>How many files of samples are written at once: each holds a stretch of samples, up to 50 MB. Nothing queues.</summary>
internal sealed class FileSlots
{
    /// <summary>At once.</summary>
    public const int Most = 4;

    private int _taken;

    /// <summary>A place, given back when disposed; null if none is free.</summary>
    public IDisposable? TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Most)
        {
            return new Slot(this);
        }

        Interlocked.Decrement(ref _taken);
        return null;
    }

    private sealed class Slot(FileSlots slots) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                Interlocked.Decrement(ref slots._taken);
            }
        }
    }
}
