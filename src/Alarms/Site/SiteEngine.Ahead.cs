using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

public sealed partial class SiteEngine
{
    // Samples from the one that is being judged to the one whose memory is asked for.
    private const int Distance = 2;

    /// <summary>
    /// Asks the processor for the memory of the conditions that a sample soon to come will be observed by. The memory of a site with early
    /// warnings is larger than the processor's nearest cache: without this, a good part of the time of such a sample is waiting for it.
    /// </summary>
    private void FetchAhead(ReadOnlySpan<Sample> samples, int next)
    {
        if (!Sse.IsSupported || next + Distance >= samples.Length)
        {
            return;
        }

        var index = samples[next + Distance].Point;
        if ((uint)index >= (uint)_rules.Points.Length)
        {
            return;
        }

        ref readonly var rule = ref _rules.Points[index];
        foreach (ref readonly var dependent in _rules.Dependents.AsSpan(rule.FirstDependent, rule.DependentCount))
        {
            Fetch(ref _memory[dependent.Memory]);
            Fetch(ref _memory[dependent.Hot]);
            Fetch(ref _memory[Math.Min(dependent.Hot + 7, dependent.Start + dependent.Size - 1)]);
            Fetch(ref _conditions[dependent.Condition]);
        }
    }

    /// <summary>No access: if the memory is moved at this very moment, the wrong place is asked for and nothing else happens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T place) => Sse.Prefetch0(Unsafe.AsPointer(ref place));
}
