namespace Monitoring.Alarms;

/// <summary>
/// A condition that observes a point, with all that a sample needs of it: the conditions themselves are too large to be read for every sample.
/// </summary>
/// <param name="Condition">Index of the condition.</param>
/// <param name="Input">Which of its evaluator's inputs the point is.</param>
/// <param name="Evaluator">Its evaluator.</param>
/// <param name="Memory">Where its memory begins (<see cref="CompiledCondition.Memory"/>).</param>
/// <param name="Start">Where the evaluator's part of it begins.</param>
/// <param name="Size">Numbers in the evaluator's part.</param>
internal readonly record struct Dependent(int Condition, int Input, ConditionEvaluator Evaluator, int Memory, int Start, int Size)
{
    /// <summary>Where the time of the last sample of the input is.</summary>
    public int Last => Memory + CompiledCondition.FirstLast + Input;

    /// <summary>Where the lag behind the clock is, ms.</summary>
    public int Lag => Memory + CompiledCondition.LagAt;

    /// <summary>Of a condition that has an evaluator.</summary>
    public static Dependent Of(int index, in CompiledCondition condition, int input) =>
        new(index, input, condition.Evaluator!, condition.Memory, condition.Memory + condition.Slots, condition.Evaluator!.MemorySize);
}
