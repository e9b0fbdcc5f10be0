using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A part of an expression that was read.</summary>
/// <param name="Type">What it results in; None if it has a fault.</param>
internal abstract record ExpressionNode(ExpressionType Type)
{
    /// <summary>Offset of its first character.</summary>
    public int Start { get; init; }

    /// <summary>Offset behind its last.</summary>
    public int End { get; init; }
}

/// <summary>A number, ≥ 0: a sign is an operator.</summary>
internal sealed record NumberNode(double Value) : ExpressionNode(ExpressionType.Number);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record TruthNode(bool Value) : ExpressionNode(ExpressionType.Boolean);

/// <summary>The last value of a point. Its index is into <see cref="ParsedExpression.Points"/>.</summary>
internal sealed record PointNode(int Index, string Tag) : ExpressionNode(ExpressionType.Number);

/// <summary>An operator before its operand.</summary>
internal sealed record UnaryNode(ExpressionOperator Operator, ExpressionNode Operand)
    : ExpressionNode(Operator == ExpressionOperator.Not ? ExpressionType.Boolean : ExpressionType.Number);

/// <summary>An operator between two operands.</summary>
internal sealed record BinaryNode(ExpressionOperator Operator, ExpressionNode Left, ExpressionNode Right)
    : ExpressionNode(Operator.IsLogic() || Operator.IsComparison() ? ExpressionType.Boolean : ExpressionType.Number);

/// <summary>A function with its arguments.</summary>
internal sealed record CallNode(ExpressionFunction Function, ExpressionNode[] Arguments)
    : ExpressionNode(Function.Arguments == ArgumentKind.Choice ? Arguments[^1].Type : Function.Result);

/// <summary>Something with a fault.</summary>
internal sealed record FaultyNode() : ExpressionNode(ExpressionType.None);
