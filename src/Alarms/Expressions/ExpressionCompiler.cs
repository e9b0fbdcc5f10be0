namespace Monitoring.Alarms;

/// <summary>Turns an expression into steps, its operands before each operator. Its recursion is that of the expression, whose nodes are bounded.</summary>
internal sealed class ExpressionCompiler
{
    private readonly List<ExpressionStep> _steps = [];
    private int _height;
    private int _highest;

    /// <summary>Compiles an expression without faults.</summary>
    public static ExpressionProgram Compile(ExpressionNode root)
    {
        var compiler = new ExpressionCompiler();
        compiler.Add(root);
        return new ExpressionProgram([.. compiler._steps], compiler._highest);
    }

    private void Add(ExpressionNode node)
    {
        switch (node)
        {
            case NumberNode number:
                Add(ExpressionCode.Number, 0, number.Value);
                break;
            case TruthNode truth:
                Add(ExpressionCode.Number, 0, truth.Value ? 1 : 0);
                break;
            case PointNode point:
                Add(ExpressionCode.Point, 0, 0, point.Index);
                break;
            case UnaryNode unary:
                Add(unary.Operand);
                Add(CodeOf(unary.Operator), 1);
                break;
            case BinaryNode binary:
                Add(binary.Left);
                Add(binary.Right);
                Add(CodeOf(binary.Operator), 2);
                break;
            case CallNode { Function.Arguments: ArgumentKind.Point, Arguments: [PointNode point] } call:
                Add(call.Function.Code, 0, 0, point.Index);
                break;
            case CallNode call:
                foreach (var argument in call.Arguments)
                {
                    Add(argument);
                }

                Add(call.Function.Code, call.Arguments.Length);
                break;
            default:
                throw new ArgumentException("The expression has faults.", nameof(node));
        }
    }

    private void Add(ExpressionCode code, int takes, double number = 0, int point = 0)
    {
        _steps.Add(new ExpressionStep(code, takes == 0 ? point : takes, number));
        _height += 1 - takes;
        _highest = Math.Max(_highest, _height);
    }

    private static ExpressionCode CodeOf(ExpressionOperator op) => op switch
    {
        ExpressionOperator.Or => ExpressionCode.Or,
        ExpressionOperator.And => ExpressionCode.And,
        ExpressionOperator.Not => ExpressionCode.Not,
        ExpressionOperator.Less => ExpressionCode.Less,
        ExpressionOperator.LessOrEqual => ExpressionCode.LessOrEqual,
        ExpressionOperator.Greater => ExpressionCode.Greater,
        ExpressionOperator.GreaterOrEqual => ExpressionCode.GreaterOrEqual,
        ExpressionOperator.Equal => ExpressionCode.Equal,
        ExpressionOperator.NotEqual => ExpressionCode.NotEqual,
        ExpressionOperator.Add => ExpressionCode.Add,
        ExpressionOperator.Subtract => ExpressionCode.Subtract,
        ExpressionOperator.Multiply => ExpressionCode.Multiply,
        ExpressionOperator.Divide => ExpressionCode.Divide,
        _ => ExpressionCode.Negate,
    };
}
