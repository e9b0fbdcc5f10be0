namespace Monitoring.Alarms;

/// <summary>A condition that observes a point.</summary>
/// <param name="Condition">Index of the condition.</param>
/// <param name="Input">Which of its evaluator's inputs the point is.</param>
internal readonly record struct Dependent(int Condition, int Input);
