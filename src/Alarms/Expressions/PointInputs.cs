namespace Monitoring.Alarms;

/// <summary>
/// What an evaluator knows of its points: per point its last value (NaN if it was no measurement) and its sample time, in the
/// evaluator's memory. The same whatever order the samples of different points came in.
/// </summary>
/// <param name="memory">Two numbers per point; NaN before the first sample.</param>
/// <param name="silence">See <see cref="Silence"/>; ms per point.</param>
internal readonly ref struct PointInputs(ReadOnlySpan<double> memory, ReadOnlySpan<double> silence)
{
    private readonly ReadOnlySpan<double> _memory = memory;
    private readonly ReadOnlySpan<double> _silence = silence;

    /// <summary>Numbers of memory per point.</summary>
    public const int Width = 2;

    /// <summary>Time of the newest sample; NaN before the first.</summary>
    public double Newest { get; } = NewestOf(memory);

    /// <summary>The last value; NaN if there is none, it is bad, or the point is silent.</summary>
    public double Value(int point) => IsSilent(point) ? double.NaN : _memory[Width * point];

    /// <summary>1 if a point has no good value, 0 if it has one; NaN before its first sample.</summary>
    public double Bad(int point) =>
        double.IsNaN(_memory[(Width * point) + 1]) ? double.NaN : double.IsNaN(Value(point)) ? 1 : 0;

    /// <summary>Seconds by which a point's sample is older than the newest of all; NaN before its first.</summary>
    public double Age(int point) => (Newest - _memory[(Width * point) + 1]) / 1000;

    /// <summary>Whether a point sent nothing for so long that its last value is no longer taken for its value.</summary>
    public bool IsSilent(int point) => Newest - _memory[(Width * point) + 1] > _silence[point];

    /// <summary>Takes a sample.</summary>
    /// <returns>False if nothing follows from it: the value is the same and no point fell silent or came back.</returns>
    public static bool Take(in Observation seen, Span<double> memory, ReadOnlySpan<double> silence)
    {
        var place = Width * seen.Input;
        var value = seen.Bad ? double.NaN : seen.Value;
        var same = memory[place].Equals(value) && !double.IsNaN(memory[place + 1]);
        var before = NewestOf(memory);
        var last = memory[place + 1];
        (memory[place], memory[place + 1]) = (value, seen.At);
        if (!same || before - last > silence[seen.Input])
        {
            return true;
        }

        for (var i = 0; i < silence.Length; i++)
        {
            var at = memory[(Width * i) + 1];
            if (seen.At - at > silence[i] && !(before - at > silence[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static double NewestOf(ReadOnlySpan<double> memory)
    {
        var newest = double.NaN;
        for (var i = 1; i < memory.Length; i += Width)
        {
            newest = memory[i] <= newest ? newest : double.IsNaN(memory[i]) ? newest : memory[i];
        }

        return newest;
    }
}
