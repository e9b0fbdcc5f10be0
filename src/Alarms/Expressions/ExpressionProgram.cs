namespace Monitoring.Alarms;

/// <summary>One instruction.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operand">Index of a point, or how many operands it takes.</param>
/// <param name="Number">The number to put.</param>
internal readonly record struct ExpressionStep(ExpressionCode Code, int Operand, double Number);

/// <summary>
/// An expression, ready to evaluate: a list of steps without jumps over a stack of numbers. Conditions are 1 and 0, and NaN is
/// unknown, of numbers and conditions alike; a result that is no finite number is unknown. No allocation.
/// </summary>
/// <param name="steps">Steps.</param>
/// <param name="stack">Numbers that the stack holds at most.</param>
internal sealed class ExpressionProgram(ExpressionStep[] steps, int stack)
{
    private const int SmallStack = 16;

    /// <summary>Evaluates. Recursion-free; its time is that of its steps.</summary>
    /// <param name="inputs">What is known of the points.</param>
    public double Run(in PointInputs inputs)
    {
        // The usual expression needs a few places: clearing the largest stack would cost more than all its steps.
        Span<double> numbers = stackalloc double[stack <= SmallStack ? SmallStack : ExpressionLimits.MaxNodes];
        var top = -1;
        foreach (ref readonly var step in steps.AsSpan())
        {
            switch (step.Code)
            {
                case ExpressionCode.Number:
                    numbers[++top] = step.Number;
                    break;
                case ExpressionCode.Point:
                    numbers[++top] = inputs.Value(step.Operand);
                    break;
                case ExpressionCode.Bad:
                    numbers[++top] = inputs.Bad(step.Operand);
                    break;
                case ExpressionCode.Age:
                    numbers[++top] = inputs.Age(step.Operand);
                    break;
                case ExpressionCode.Not or ExpressionCode.Negate or ExpressionCode.Abs or ExpressionCode.SquareRoot:
                    numbers[top] = ExpressionMath.One(step.Code, numbers[top]);
                    break;
                case <= ExpressionCode.Divide or ExpressionCode.Power:
                    top--;
                    numbers[top] = ExpressionMath.Two(step.Code, numbers[top], numbers[top + 1]);
                    break;
                default:
                    top -= step.Operand - 1;
                    numbers[top] = ExpressionMath.Many(step.Code, numbers.Slice(top, step.Operand));
                    break;
            }
        }

        return numbers[0];
    }
}
