namespace Monitoring.Alarms;

/// <summary>Whether one source chatters: a chain of activations, each less than <see cref="NoiseLimits.ChatterQuiet"/> after the one before.</summary>
/// <remarks>A value: copied into dictionaries and into the stored state of the KPIs. Times are sample times, ms.</remarks>
public record struct ChatterGate
{
    /// <summary>Activations in the chain.</summary>
    public long Chain { get; set; }

    /// <summary>First activation of the chain.</summary>
    public long ChainStart { get; set; }

    /// <summary>The last activation.</summary>
    public long Last { get; set; }

    /// <summary>The one before the last.</summary>
    public long Previous { get; set; }

    /// <summary>Activations since it chatters; 0 if it does not.</summary>
    public long Count { get; set; }

    /// <summary>Since when it chatters.</summary>
    public long Since { get; set; }

    /// <summary>Takes an activation.</summary>
    /// <returns>True if the source begins to chatter with it.</returns>
    public bool Take(long at)
    {
        // Samples of a point are judged in order; a clock set back must not make time run backwards here.
        at = Chain == 0 ? at : Math.Max(at, Last);
        if (Chain == 0 || IsQuiet(at))
        {
            this = new ChatterGate { Chain = 1, ChainStart = at, Last = at };
            return false;
        }

        var begins = Count == 0 && Chain >= NoiseLimits.ChatterCount - 1 && at - Previous < NoiseLimits.ChatterWindow;
        if (begins)
        {
            Since = Previous;
            Count = NoiseLimits.ChatterCount;
        }
        else if (Count > 0)
        {
            Count++;
        }

        Previous = Last;
        Last = at;
        Chain++;
        return begins;
    }

    /// <summary>Whether it was quiet long enough by then to be forgotten.</summary>
    public readonly bool IsQuiet(long now) => now - Last >= NoiseLimits.ChatterQuiet;
}
