namespace Monitoring.Alarms;

/// <summary>
/// Fits a <see cref="Trend"/>: the slope is the median of the slopes of all pairs of slots (Theil and Sen), so that a quarter of them can
/// be wrong.
/// </summary>
/// <remarks>
/// <para>
/// Whether a slope is more than chance is asked in two ways, and one yes is enough. Against what the signal usually does: the rise by the
/// usual rise of a window (<see cref="RiseHistory"/>). Against a wandering signal: the mean step from slot to slot by its error, which on a
/// random walk is Student's t whatever its pace; on a runaway, whose residuals from any line are correlated, it sees that all steps go one
/// way. Errors are made greater for residuals that follow each other (first-order autocorrelation, corrected for its bias in short series).
/// </para>
/// <para>
/// Tried and left: only the slope by its error. On AR(1) noise that remembers about a window it is beyond any threshold that a true trend
/// would pass: over 40 in 200 days.
/// </para>
/// <para>The thresholds are from simulation, see EarlyWarningTests: they leave fewer than 0.01 warnings per point and day on AR(1) noise.</para>
/// </remarks>
internal static class TrendFit
{
    /// <summary>Most slots.</summary>
    public const int Most = 24;

    /// <summary>Fewest slots that make a trend.</summary>
    public const int Fewest = 8;

    /// <summary>Slots of the newest quarter.</summary>
    public const int Recent = 6;

    // Of the slope by its error: only while it is not known what the signal usually does.
    private const double LineThreshold = 20;

    // Without its worst twelfth a normal sample has 0.66 of its variance: ÷ 0.66. The rest is for the moment of a warning, which is chosen
    // by the same noise: EarlyWarningTests holds what remains of 90 %.
    private const double Widen = 2;

    /// <summary>Fits the slots, each a time and a value; at least <see cref="Recent"/>, at most <see cref="Most"/>.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="usual">The rise over a window that is enough to be more than usual; NaN if not known.</param>
    public static Trend Fit(ReadOnlySpan<double> slots, double usual)
    {
        var n = slots.Length / 2;
        Span<double> work = stackalloc double[Most * (Most - 1) / 2];
        var slope = Slope(slots, work);
        var at = slots[^2];
        Span<double> residuals = stackalloc double[n];
        var middle = 0.0;
        for (var i = 0; i < n; i++)
        {
            var before = slots[2 * i] - at;
            residuals[i] = slots[(2 * i) + 1] - (slope * before);
            middle += before / n;
        }

        residuals.CopyTo(work);
        var value = Median(work[..n]);
        foreach (ref var residual in residuals)
        {
            residual -= value;
        }

        var spread = 0.0;
        for (var i = 0; i < n; i++)
        {
            spread += Square(slots[2 * i] - at - middle);
        }

        var fit = Explained(slots, residuals, out var variance);
        var inflation = Inflation(residuals, n);
        var slopeError = Math.Sqrt(variance * inflation / spread);
        var steps = Steps(slots, work, out var noise);
        var recent = slots[^(2 * Recent)..];
        var recentSlope = Slope(recent, work);
        return new Trend(
            at,
            value,
            slope,
            slopeError,
            Math.Sqrt(variance * inflation / n),
            -middle,
            Math.Max(2, (n / inflation) - 2),
            fit,
            Score(slope, slopeError, steps, at - slots[0], usual, n),
            recentSlope,
            noise / Math.Sqrt(Spread(recent)),
            at - slots[0]);
    }

    /// <summary>Share of the steps from slot to slot that go the way of a slope.</summary>
    public static double Together(ReadOnlySpan<double> slots, double slope)
    {
        var same = 0;
        for (var i = 3; i < slots.Length; i += 2)
        {
            same += (slots[i] - slots[i - 2]) * Trend.Way(slope) > 0 ? 1 : 0;
        }

        return same / ((slots.Length / 2) - 1.0);
    }

    private static double Score(double slope, double slopeError, double steps, double span, double usual, int n)
    {
        var walk = steps * Trend.Way(slope) / StepThreshold(n - 2);
        if (double.IsNaN(usual))
        {
            return Math.Max(walk, Math.Abs(slope) / slopeError / LineThreshold);
        }

        // The rise by the usual; that of fewer slots is judged by more, as their noise averages out less.
        var rise = slope == 0 ? 0 : Math.Abs(slope) * span / (usual * Math.Pow((double)Most / n, 0.75));
        return n > Most / 2 ? Math.Max(rise, walk) : rise;
    }

    /// <summary>
    /// Quantile of Student's t that is exceeded about once in a million, a series in 1/n; a quarter more, because the steps between means
    /// of a random walk are correlated by 1/4.
    /// </summary>
    private static double StepThreshold(int freedom) => 1.25 * (4.9 + (12.0 / freedom) + (190.0 / (freedom * freedom)));

    private static double Slope(ReadOnlySpan<double> slots, Span<double> work)
    {
        var pairs = 0;
        for (var i = 0; i < slots.Length; i += 2)
        {
            for (var j = i + 2; j < slots.Length; j += 2)
            {
                work[pairs++] = (slots[j + 1] - slots[i + 1]) / (slots[j] - slots[i]);
            }
        }

        return Median(work[..pairs]);
    }

    private static double Spread(ReadOnlySpan<double> slots)
    {
        var (mean, sum) = (0.0, 0.0);
        for (var i = 0; i < slots.Length; i += 2)
        {
            mean += (slots[i] - slots[0]) / (slots.Length / 2);
        }

        for (var i = 0; i < slots.Length; i += 2)
        {
            sum += Square(slots[i] - slots[0] - mean);
        }

        return sum;
    }

    /// <summary>Share of the variation that the line explains. One slot in twelve, the worst, is left out: a spike is no bad fit.</summary>
    private static double Explained(ReadOnlySpan<double> slots, ReadOnlySpan<double> residuals, out double variance)
    {
        var n = residuals.Length;
        Span<double> squares = stackalloc double[n];
        var (mean, center) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            squares[i] = Square(residuals[i]);
            mean += residuals[i] / n;
            center += slots[(2 * i) + 1] / n;
        }

        squares.Sort();
        var worst = n / 12 > 0 ? squares[n - 1 - (n / 12)] : double.PositiveInfinity;
        var (kept, error, total) = (0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            if (Square(residuals[i]) <= worst)
            {
                kept++;
                error += Square(residuals[i] - mean);
                total += Square(slots[(2 * i) + 1] - center);
            }
        }

        variance = Widen * error / Math.Max(1, kept - 2);
        return total > 0 ? 1 - (error / total) : 0;
    }

    /// <summary>By how much the variance of a mean grows because residuals follow each other: (1 + ρ) ÷ (1 − ρ), at least 1.</summary>
    private static double Inflation(ReadOnlySpan<double> residuals, int n)
    {
        var (products, squares) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            squares += Square(residuals[i]);
            products += i > 0 ? residuals[i] * residuals[i - 1] : 0;
        }

        // About a fitted line the estimate is too small by about (1 + 4ρ) ÷ n.
        var correlation = squares > 0 ? ((products / squares) + (1.0 / n)) / (1 - (4.0 / n)) : 0;
        correlation = Math.Clamp(correlation, 0, 0.95);
        return (1 + correlation) / (1 - correlation);
    }

    /// <summary>Student's t of the mean step from slot to slot, and the noise of a slot as the steps show it.</summary>
    private static double Steps(ReadOnlySpan<double> slots, Span<double> work, out double noise)
    {
        // Steps per square root of time, so that gaps between slots do not make them greater on a random walk.
        var steps = (slots.Length / 2) - 1;
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < steps; i++)
        {
            var step = (slots[(2 * i) + 3] - slots[(2 * i) + 1]) / Math.Sqrt(slots[(2 * i) + 2] - slots[2 * i]);
            sum += step;
            squares += step * step;
            work[i] = slots[(2 * i) + 3] - slots[(2 * i) + 1];
        }

        var typical = Median(work[..steps]);
        for (var i = 0; i < steps; i++)
        {
            work[i] = Math.Abs(work[i] - typical);
        }

        noise = Median(work[..steps]) * 1.4826 / Math.Sqrt(2);
        var variance = (squares - (sum * sum / steps)) / (steps - 1);
        return variance > 1e-24 * squares ? sum / Math.Sqrt(steps * variance) : Trend.Way(sum) * 1e12;
    }

    private static double Median(Span<double> values)
    {
        var half = values.Length / 2;
        var upper = Select(values, half);
        return values.Length % 2 == 1 ? upper : (upper / 2) + (Greatest(values[..half]) / 2);
    }

    private static double Greatest(ReadOnlySpan<double> values)
    {
        var greatest = double.NegativeInfinity;
        foreach (var value in values)
        {
            greatest = Math.Max(greatest, value);
        }

        return greatest;
    }

    /// <summary>The k-th smallest (Hoare's selection); what is before it is not greater. A fifth of the time of sorting 276 slopes.</summary>
    private static double Select(Span<double> values, int k)
    {
        var (low, high) = (0, values.Length - 1);
        while (low < high)
        {
            var (pivot, i, j) = (values[(low + high) / 2], low, high);
            while (i <= j)
            {
                while (values[i] < pivot)
                {
                    i++;
                }

                while (values[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (values[i], values[j]) = (values[j], values[i]);
                    i++;
                    j--;
                }
            }

            if (k <= j)
            {
                high = j;
            }
            else if (k >= i)
            {
                low = i;
            }
            else
            {
                break;
            }
        }

        return values[k];
    }

    private static double Square(double x) => x * x;
}
