namespace Monitoring.Alarms;

/// <summary>A sample of one input of an evaluator, newer than the one before it of that input.</summary>
/// <param name="Input">Which input: an index into <see cref="ConditionEvaluator.Inputs"/>, or <see cref="Edge"/>.</param>
/// <param name="Value">The value, in the input's unit; for <see cref="Edge"/> 1 while the gateway reports an alarm, else 0.</param>
/// <param name="At">Sample time, Unix ms. Rises per input; between inputs it may go back.</param>
/// <param name="Bad">No measurement: quality bad, not a number, or outside the instrument's range. Do not use the value.</param>
/// <param name="Limit">For <see cref="Edge"/>: the limit that the gateway says it judged by, or NaN.</param>
internal readonly record struct Observation(int Input, double Value, long At, bool Bad, double Limit = double.NaN)
{
    /// <summary>News of the alarm that the gateway itself raises for the point; see <see cref="ConditionEvaluator.ListensToEdge"/>.</summary>
    public const int Edge = -1;
}
