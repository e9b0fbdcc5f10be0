using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>The integral of in-flow − out-flow in a memory of numbers: one total, and of each flow its last sample.</summary>
/// <remarks>
/// Trapezoids between samples: right for ramps, and without bias for steps, where holding the last value is late by half a period. A
/// flow without a period reports changes, not samples: it is held, for a line from a sample an hour ago would invent half an hour of
/// flow. Up to a time after the last sample it is held in both cases.
/// </remarks>
internal sealed class FlowTotal
{
    private const int FlowSize = 3;
    private readonly int _at;
    private readonly Flow[] _flows;

    /// <summary>A total.</summary>
    /// <param name="at">Where in the memory it begins.</param>
    /// <param name="into">Points of what flows in.</param>
    /// <param name="outOf">Points of what flows out.</param>
    /// <param name="flowSeconds">Seconds in the flows' unit of time.</param>
    /// <param name="window">Window of the balance, ms: what must be known without a gap.</param>
    public FlowTotal(int at, PointConfig[] into, PointConfig[] outOf, double flowSeconds, double window)
    {
        _at = at;
        _flows = [.. into.Select(p => Of(p, 1)), .. outOf.Select(p => Of(p, -1))];
        Size = 1 + (FlowSize * _flows.Length);

        Flow Of(PointConfig point, double sign) => new(
            sign / (flowSeconds * 1000), point.Period > 0, point.Period > 0 ? Math.Max(window / 4, 3000 * point.Period) : window);
    }

    /// <summary>Numbers of memory that it takes.</summary>
    public int Size { get; }

    /// <summary>Takes a sample of a flow.</summary>
    /// <returns>False if there was a gap before it: the total says nothing of what was before.</returns>
    public bool Add(Span<double> memory, int flow, double at, double value, bool bad)
    {
        var state = memory.Slice(_at + 1 + (FlowSize * flow), FlowSize);
        state[2] = bad ? 1 : 0;
        if (bad)
        {
            return true;
        }

        var (time, last) = (at - state[0], state[1]);
        (state[0], state[1]) = (at, value);
        ref readonly var how = ref _flows[flow];
        if (!(time <= how.Gap))
        {
            return false;
        }

        // Halves before the sum: two great values must not overflow where their mean does not.
        memory[_at] += (how.Sampled ? (last / 2) + (value / 2) : last) * time * how.Factor;
        return true;
    }

    /// <summary>The total up to a time; NaN if a flow is not known there.</summary>
    public double At(ReadOnlySpan<double> memory, double at)
    {
        var total = memory[_at];
        for (var i = 0; i < _flows.Length; i++)
        {
            var state = memory.Slice(_at + 1 + (FlowSize * i), FlowSize);
            var age = at - state[0];
            if (!(Math.Abs(age) <= _flows[i].Gap))
            {
                return double.NaN;
            }

            total += state[1] * age * _flows[i].Factor;
        }

        return total;
    }

    /// <summary>Counts from here on, so that the total stays as small as what flows in a window and keeps its digits.</summary>
    /// <returns>What it was.</returns>
    public double Rebase(Span<double> memory)
    {
        var total = memory[_at];
        memory[_at] = 0;
        return total;
    }

    /// <summary>Whether the last sample of a flow was no measurement, or there was none yet.</summary>
    public bool IsBad(ReadOnlySpan<double> memory)
    {
        for (var i = 0; i < _flows.Length; i++)
        {
            if (memory[_at + FlowSize + (FlowSize * i)] != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How a flow counts.</summary>
    /// <param name="Factor">Content per ms and unit of flow, with its sign.</param>
    /// <param name="Sampled">Integrated by trapezoids; else held.</param>
    /// <param name="Gap">Longest time without a sample, ms.</param>
    private readonly record struct Flow(double Factor, bool Sampled, double Gap);
}
