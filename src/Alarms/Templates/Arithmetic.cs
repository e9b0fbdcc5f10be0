using System.Globalization;

namespace Monitoring.Alarms;

/// <summary>
/// Sums of products, as templates need them: <c>0.85*height</c>, <c>1.5*maxTemp+40</c>. The texts are ours and a test computes every
/// one of them; conditions of users have their own language (docs/expressions.md).
/// </summary>
internal static class Arithmetic
{
    /// <summary>The value.</summary>
    /// <exception cref="FormatException">The text is not a sum of products of numbers and parameters.</exception>
    public static double Compute(string text, IReadOnlyDictionary<string, double> values) =>
        text.Split('+').Sum(term => term.Split('*').Aggregate(1.0, (product, factor) => product * Factor(factor.Trim(), values)));

    private static double Factor(string text, IReadOnlyDictionary<string, double> values) =>
        values.TryGetValue(text, out var value) ? value
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? value
        : throw new FormatException($"'{text}' is neither a number nor a parameter");
}
