using System.Runtime.CompilerServices;
using Monitoring.Contracts;

namespace Monitoring.Gateway.Tests.Hosting;

/// <summary>Samples in memory, given out in pieces of a few.</summary>
internal sealed class MemorySamples : ISampleHistory
{
    /// <summary>In order of time, then of point.</summary>
    public Sample[] Samples { get; set; } = [];

    public SampleHistoryQuery? Last { get; private set; }

    public (string Text, string TextEn)? CannotStream { get; set; }

    public async IAsyncEnumerable<ReadOnlyMemory<Sample>> ReadAsync(SampleHistoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Last = query;
        for (var i = 0; i < Samples.Length; i += 3)
        {
            await Task.Yield();
            yield return Samples.AsMemory(i, Math.Min(3, Samples.Length - i));
        }
    }
}
