using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Why a condition is true: one sentence with the numbers that made it so.</summary>
/// <param name="Value">The number that was judged (a rate, a difference …), or null.</param>
/// <param name="Limit">What it was judged by, or null.</param>
/// <param name="Text">The sentence in Chinese, without the point's name and without the condition's.</param>
/// <param name="TextEn">The same in English.</param>
/// <param name="Forecast">When a limit will be reached; only from early warnings.</param>
/// <param name="Unit">Unit of the value and the limit; null: the point's.</param>
internal readonly record struct Explanation(double? Value, double? Limit, string Text, string TextEn, Forecast? Forecast = null, string? Unit = null);
