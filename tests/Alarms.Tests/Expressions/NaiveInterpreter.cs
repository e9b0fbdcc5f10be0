namespace Monitoring.Alarms.Tests;

/// <summary>What an expression means, written down in the plainest way: null is unknown.</summary>
internal static class NaiveInterpreter
{
    public static bool? Truth(ExpressionNode node, double[] values) => node switch
    {
        TruthNode truth => truth.Value,
        UnaryNode unary => !Truth(unary.Operand, values),
        BinaryNode { Operator: ExpressionOperator.And } and => Truth(and.Left, values) & Truth(and.Right, values),
        BinaryNode { Operator: ExpressionOperator.Or } or => Truth(or.Left, values) | Truth(or.Right, values),
        BinaryNode compared => Compare(compared.Operator, Number(compared.Left, values), Number(compared.Right, values)),
        CallNode { Function.Name: "bad", Arguments: [PointNode point] } => double.IsNaN(values[point.Index]),
        CallNode { Function.Name: "if", Arguments: [var c, var a, var b] } => Choose(Truth(c, values), Truth(a, values), Truth(b, values)),
        _ => throw new InvalidOperationException(node.ToString()),
    };

    private static double? Number(ExpressionNode node, double[] values) => Known(node switch
    {
        NumberNode number => number.Value,
        PointNode point => values[point.Index],
        UnaryNode unary => -Number(unary.Operand, values),
        BinaryNode binary => Number(binary.Left, values) is { } x && Number(binary.Right, values) is { } y
            ? binary.Operator switch
            {
                ExpressionOperator.Add => x + y,
                ExpressionOperator.Subtract => x - y,
                ExpressionOperator.Multiply => x * y,
                _ => x / y,
            }
            : null,
        CallNode { Function.Name: "if", Arguments: [var c, var a, var b] } => Choose(Truth(c, values), Number(a, values), Number(b, values)),
        CallNode { Function.Name: "count" } count => count.Arguments.Select(a => Truth(a, values)).ToArray() is var truths && truths.All(t => t.HasValue)
            ? truths.Count(t => t == true)
            : null,
        CallNode { Function.Name: "age" } => 0,
        CallNode call => call.Arguments.Select(a => Number(a, values)).ToArray() is var x && x.All(v => v.HasValue)
            ? Call(call.Function.Name, [.. x.Select(v => v!.Value)])
            : null,
        _ => throw new InvalidOperationException(node.ToString()),
    });

    private static double? Call(string name, double[] x) => name switch
    {
        "abs" => Math.Abs(x[0]),
        "min" => x.Min(),
        "max" => x.Max(),
        "avg" => x.Sum() / x.Length,
        "sum" => x.Sum(),
        "sqrt" => x[0] < 0 ? null : Math.Sqrt(x[0]),
        "pow" => Math.Pow(x[0], x[1]),
        "clamp" => x[1] > x[2] ? null : Math.Clamp(x[0], x[1], x[2]),
        _ => throw new InvalidOperationException(name),
    };

    private static bool? Compare(ExpressionOperator op, double? x, double? y) => x is null || y is null ? null : op switch
    {
        ExpressionOperator.Less => x < y,
        ExpressionOperator.LessOrEqual => x <= y,
        ExpressionOperator.Greater => x > y,
        ExpressionOperator.GreaterOrEqual => x >= y,
        ExpressionOperator.Equal => x == y,
        _ => x != y,
    };

    private static T? Choose<T>(bool? condition, T? a, T? b)
        where T : struct => condition switch
    {
        true => a,
        false => b,
        null => Equals(a, b) ? a : null,
    };

    private static double? Known(double? x) => x is { } v && double.IsFinite(v) ? x : null;
}
