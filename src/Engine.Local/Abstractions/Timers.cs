using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>A timer of an activation. Disposing it stops further ticks; a tick that runs is told by its token.</summary>
public interface IGrainTimer : IDisposable
{
    /// <summary>Sets new times, from now on, also during a tick.</summary>
    /// <param name="dueTime">Until the next tick; infinite for never.</param>
    /// <param name="period">From the end of a tick to the next; infinite for one tick.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative (and not infinite) or above 4294967294 ms.</exception>
    void Change(TimeSpan dueTime, TimeSpan period);
}

/// <summary>When a timer ticks and how.</summary>
public readonly struct GrainTimerCreationOptions()
{
    /// <summary>With its times.</summary>
    /// <param name="dueTime">Until the first tick; infinite for never.</param>
    /// <param name="period">From the end of a tick to the next; infinite for one tick.</param>
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period) : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Until the first tick; infinite for never.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>From the end of a tick to the next; infinite for one tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run while a request awaits. Default no: it waits its turn.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the activation from idle collection. Default no.</summary>
    public bool KeepAlive { get; init; }
}
