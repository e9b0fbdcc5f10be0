using System.Runtime.CompilerServices;

namespace Monitoring.Alarms;

/// <summary>What operators and functions make of numbers. NaN is unknown; conditions are 1 and 0, joined by Kleene's logic.</summary>
internal static class ExpressionMath
{
    private const double Unknown = double.NaN;

    /// <summary>Of one operand.</summary>
    public static double One(ExpressionCode code, double x) => code switch
    {
        ExpressionCode.Not => 1 - x,
        ExpressionCode.Negate => -x,
        ExpressionCode.Abs => Math.Abs(x),
        _ => Math.Sqrt(x),
    };

    /// <summary>Of two operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Two(ExpressionCode code, double x, double y)
    {
        switch (code)
        {
            case ExpressionCode.And:
                // False decides although the other is unknown.
                return x == 0 || y == 0 ? 0 : x * y;
            case ExpressionCode.Or:
                return x == 1 || y == 1 ? 1 : x + y;
        }

        if (double.IsNaN(x) || double.IsNaN(y))
        {
            return Unknown;
        }

        return code switch
        {
            ExpressionCode.Less => x < y ? 1 : 0,
            ExpressionCode.LessOrEqual => x <= y ? 1 : 0,
            ExpressionCode.Greater => x > y ? 1 : 0,
            ExpressionCode.GreaterOrEqual => x >= y ? 1 : 0,
            ExpressionCode.Equal => x == y ? 1 : 0,
            ExpressionCode.NotEqual => x != y ? 1 : 0,
            ExpressionCode.Add => Finite(x + y),
            ExpressionCode.Subtract => Finite(x - y),
            ExpressionCode.Multiply => Finite(x * y),
            ExpressionCode.Divide => Finite(x / y),
            _ => Finite(Math.Pow(x, y)),
        };
    }

    /// <summary>Of as many operands as there are.</summary>
    public static double Many(ExpressionCode code, ReadOnlySpan<double> x)
    {
        switch (code)
        {
            case ExpressionCode.If:
                // A condition that is not known does not matter where both values are the same.
                return x[0] == 1 ? x[1] : x[0] == 0 || x[1] == x[2] ? x[2] : Unknown;
            case ExpressionCode.Clamp:
                return x[1] <= x[2] ? Math.Min(Math.Max(x[0], x[1]), x[2]) : Unknown;
        }

        var result = x[0];
        foreach (var next in x[1..])
        {
            result = code switch
            {
                ExpressionCode.Min => Math.Min(result, next),
                ExpressionCode.Max => Math.Max(result, next),
                _ => result + next,
            };
        }

        return Finite(code == ExpressionCode.Average ? result / x.Length : result);
    }

    private static double Finite(double x) => double.IsFinite(x) ? x : Unknown;
}
