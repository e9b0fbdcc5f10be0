namespace Monitoring.Alarms;

/// <summary>
/// The normal band of a steady signal in a memory of numbers: given, or learnt from the means of 64 batches of good data. Learning is robust:
/// median, and spread from the quartiles, so a quarter of the batches may be a fault; time without good data does not count.
/// </summary>
/// <remarks>
/// Sigma is the long-run one: the spread of batch means × √((1 + ρ) ÷ (1 − ρ)), with the correlation ρ of successive batches from the median
/// step between them. A cumulated sum of a correlated signal wanders as one of an uncorrelated signal of that sigma does. It is taken 15 %
/// greater: 64 batches know it to about that.
/// </remarks>
/// <param name="At">Where in the memory it begins.</param>
/// <param name="LearnBatch">Length of a batch that is learnt from, ms.</param>
/// <param name="Step">Length of a batch that is judged, ms.</param>
/// <param name="Given">The normal value, if it is given.</param>
/// <param name="GivenSigma">Sigma, if it is given.</param>
internal sealed record NormalBand(int At, double LearnBatch, double Step, double? Given, double? GivenSigma)
{
    /// <summary>Batches that are learnt from.</summary>
    public const int Batches = 64;

    private const int TargetAt = 0;
    private const int SigmaAt = 1;
    private const int Count = 2;
    private const int Weight = 3;
    private const int Sum = 4;
    private const int First = 5;

    /// <summary>Numbers of memory that it takes.</summary>
    public const int Size = First + Batches;

    // Half the width between the quartiles of a normal distribution, in sigmas; also the median of its |values|.
    private const double Quartile = 0.6745;
    private const double Caution = 1.15;

    /// <summary>Sets what is given.</summary>
    public void Begin(Span<double> memory) => (memory[At + TargetAt], memory[At + SigmaAt]) = (Given ?? double.NaN, GivenSigma ?? double.NaN);

    /// <summary>Whether the band is known.</summary>
    public bool IsKnown(ReadOnlySpan<double> memory) => !double.IsNaN(memory[At + TargetAt]) && memory[At + SigmaAt] > 0;

    /// <summary>The normal value.</summary>
    public double Target(ReadOnlySpan<double> memory) => memory[At + TargetAt];

    /// <summary>The long-run standard deviation of the mean of a batch.</summary>
    public double Sigma(ReadOnlySpan<double> memory) => memory[At + SigmaAt];

    /// <summary>Two standard errors of a learnt target, in sigmas: no shift smaller than that is one.</summary>
    public double Uncertainty { get; } = Given is null ? 2 / Math.Sqrt(Batches * LearnBatch / Step) : 0;

    /// <summary>Learns from a sample that stood for a time.</summary>
    public void Learn(Span<double> memory, double value, double time)
    {
        var band = memory.Slice(At, Size);
        band[Weight] += time;
        band[Sum] += value * (time / LearnBatch);
        if (band[Weight] < LearnBatch)
        {
            return;
        }

        var mean = band[Sum] / band[Weight] * LearnBatch;
        (band[Weight], band[Sum]) = (0, 0);
        if (double.IsFinite(mean))
        {
            band[First + (int)band[Count]++] = mean;
        }

        if (band[Count] == Batches)
        {
            Finish(band);
        }
    }

    private void Finish(Span<double> band)
    {
        Span<double> means = stackalloc double[Batches];
        Span<double> steps = stackalloc double[Batches - 1];
        band.Slice(First, Batches).CopyTo(means);
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = Math.Abs(means[i + 1] - means[i]);
        }

        var longRun = Math.Max(Grouped(means, 4), Grouped(means, 8));
        means.Sort();
        steps.Sort();
        var spread = Spread(means);
        var step = steps[steps.Length / 2] / Quartile;
        var correlation = spread > 0 ? Math.Clamp(1 - (step * step / (2 * spread * spread)), 0, 0.95) : 0;
        longRun = Math.Max(longRun, spread * Math.Sqrt((1 + correlation) / (1 - correlation)));
        var learnt = Caution * longRun * Math.Sqrt(LearnBatch / Step);
        band[TargetAt] = Given ?? (means[(Batches / 2) - 1] / 2) + (means[Batches / 2] / 2);
        band[SigmaAt] = GivenSigma ?? learnt;
        if (!(band[SigmaAt] > 0))
        {
            // A signal that did not move at all has no band: learn anew, until it lives.
            band[First..].Clear();
            band[Count] = 0;
        }
    }

    /// <summary>Long-run sigma from the means of groups of batches: what they differ by more than by chance is a slower wander.</summary>
    private static double Grouped(ReadOnlySpan<double> means, int size)
    {
        Span<double> groups = stackalloc double[Batches / size];
        for (var i = 0; i < groups.Length; i++)
        {
            groups[i] = 0;
            foreach (var mean in means.Slice(i * size, size))
            {
                groups[i] += mean / size;
            }
        }

        groups.Sort();
        return Spread(groups) * Math.Sqrt(size);
    }

    private static double Spread(ReadOnlySpan<double> sorted) => (sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4]) / 2 / Quartile;
}
