namespace Monitoring.Alarms;

/// <summary>A straight line through the slots of a window, and how far it can be trusted.</summary>
/// <param name="At">Time of the newest slot, Unix ms.</param>
/// <param name="Value">The line's value there.</param>
/// <param name="Slope">Change per ms.</param>
/// <param name="SlopeError">Standard error of the slope.</param>
/// <param name="MeanError">Standard error of the line at the middle of the window.</param>
/// <param name="Middle">The middle of the window: mean time of the slots, ms before <paramref name="At"/>.</param>
/// <param name="Freedom">Degrees of freedom of the errors; correlated noise has few.</param>
/// <param name="Fit">Share of the variation that the line explains, at most 1.</param>
/// <param name="Score">Significance: 1 is just enough to begin a warning; see <see cref="TrendFit"/>.</param>
/// <param name="RecentSlope">Slope of the newest quarter alone.</param>
/// <param name="RecentError">Its standard error.</param>
/// <param name="Span">From the oldest to the newest slot, ms.</param>
internal readonly record struct Trend(
    double At, double Value, double Slope, double SlopeError, double MeanError, double Middle, double Freedom, double Fit, double Score,
    double RecentSlope, double RecentError, double Span)
{
    /// <summary>Numbers of memory that it takes.</summary>
    public const int Size = 12;

    /// <summary>Reads it; <see cref="At"/> is NaN if none was stored.</summary>
    public static Trend Read(ReadOnlySpan<double> memory) =>
        new(memory[0], memory[1], memory[2], memory[3], memory[4], memory[5], memory[6], memory[7], memory[8], memory[9], memory[10], memory[11]);

    /// <summary>Stores it.</summary>
    public void Write(Span<double> memory)
    {
        (memory[0], memory[1], memory[2], memory[3], memory[4], memory[5]) = (At, Value, Slope, SlopeError, MeanError, Middle);
        (memory[6], memory[7], memory[8], memory[9], memory[10], memory[11]) = (Freedom, Fit, Score, RecentSlope, RecentError, Span);
    }

    /// <summary>Whether all that a forecast needs is a number.</summary>
    public bool IsKnown => double.IsFinite(At) && double.IsFinite(Value) && double.IsFinite(Slope) && double.IsFinite(SlopeError)
        && double.IsFinite(MeanError) && double.IsFinite(RecentSlope) && double.IsFinite(RecentError);

    /// <summary>The sign of a number; 0 for NaN, where <see cref="Math.Sign(double)"/> throws.</summary>
    public static int Way(double number) => number > 0 ? 1 : number < 0 ? -1 : 0;

    /// <summary>When the line reaches a limit, ms after <see cref="At"/>; infinite if it goes the other way.</summary>
    public double Reaches(double limit)
    {
        var time = (limit - Value) / Slope;
        return time >= 0 ? time : double.PositiveInfinity;
    }

    /// <summary>
    /// When the line reaches a limit at the earliest and the latest, at a confidence of 90 %: where the edges of the line's band
    /// (level and slope uncertain, Student's t) reach it. Infinite if an edge never does.
    /// </summary>
    public (double Earliest, double Latest) Interval(double limit)
    {
        // Along the line a + b·t, t from the middle, the limit is reached where (a + b·t − limit)² = q²·(MeanError² + SlopeError²·t²).
        var q = Student95(Freedom);
        var distance = limit - (Value - (Slope * Middle));
        var a = (Slope * Slope) - (q * q * SlopeError * SlopeError);
        var half = Slope * distance;
        var c = (distance * distance) - (q * q * MeanError * MeanError);
        var root = Math.Sqrt(Math.Max(0, (half * half) - (a * c)));
        if (a <= 0)
        {
            // The slope may as well be zero: only the near edge of the band reaches the limit.
            var first = c <= 0 ? Middle : a < 0 ? Math.Max((half + root) / a, (half - root) / a) : c / (2 * half);
            return (Math.Max(0, first - Middle), double.PositiveInfinity);
        }

        return (Math.Max(0, ((half - root) / a) - Middle), Math.Max(0, ((half + root) / a) - Middle));
    }

    /// <summary>95 % quantile of Student's t: a series in 1/n, within 1 % from two degrees of freedom on.</summary>
    internal static double Student95(double freedom) => 1.645 + (1.52 / freedom) + (1.42 / (freedom * freedom)) + (0.9 / (freedom * freedom * freedom));
}
