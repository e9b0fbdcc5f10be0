using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Monitoring.Engine.Tests.Support;

/// <summary>What a test and the grain with the same key share: a gate that holds the grain, and a record of what happened.</summary>
public sealed class Probe
{
    private static readonly ConcurrentDictionary<string, Probe> All = new();
    private int _count;
    private int _alive;
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Record { get; } = new();

    public object? Seen { get; set; }

    public int Count => _count;

    /// <summary>How many activations lived at once at most.</summary>
    public int MostAlive { get; private set; }

    public void Enter() => MostAlive = Math.Max(MostAlive, Interlocked.Increment(ref _alive));

    public void Leave() => Interlocked.Decrement(ref _alive);

    public int Increment() => Interlocked.Increment(ref _count);

    public static Probe Of(string key) => All.GetOrAdd(key, static _ => new());

    public void Report(string what)
    {
        Record.Enqueue(what);
        _events.Writer.TryWrite(what);
    }

    /// <summary>Waits until the next thing happens.</summary>
    public async Task<string> Next() => await _events.Reader.ReadAsync().AsTask().WaitAsync(Deadline.Generous);

    public bool HasNothingNew => !_events.Reader.TryPeek(out _);
}
