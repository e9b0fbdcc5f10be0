using System.Globalization;
using System.Text;

namespace Monitoring.Alarms;

/// <summary>Writes an expression in its normal form, which reads back as the same expression.</summary>
internal static class ExpressionText
{
    private static readonly string[] Words = ["and", "or", "not", "true", "false"];

    /// <summary>The words of the language.</summary>
    public static ReadOnlySpan<string> Reserved => Words;

    /// <summary>Writes an expression.</summary>
    public static string Of(ExpressionNode node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    /// <summary>A tag as an expression has it: in brackets only where it would be read as something else.</summary>
    public static string Tag(string tag) =>
        TextForm.IsNameStart(tag[0]) && !Array.Exists(Words, w => w.Equals(tag, StringComparison.OrdinalIgnoreCase)) && ExpressionFunctions.Find(tag) is null
            ? tag
            : $"[{tag}]";

    private static void Write(ExpressionNode node, StringBuilder text)
    {
        switch (node)
        {
            case NumberNode number:
                text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case TruthNode truth:
                text.Append(truth.Value ? "true" : "false");
                break;
            case PointNode point:
                text.Append(Tag(point.Tag));
                break;
            case UnaryNode unary:
                text.Append(unary.Operator == ExpressionOperator.Not ? "not " : "-");
                Write(unary.Operand, text, unary.Operand is BinaryNode);
                break;
            case BinaryNode binary:
                var precedence = binary.Operator.Precedence();
                Write(binary.Left, text, PrecedenceOf(binary.Left) < precedence);
                text.Append(' ').Append(binary.Operator.Symbol()).Append(' ');
                Write(binary.Right, text, PrecedenceOf(binary.Right) <= precedence);
                break;
            case CallNode call:
                text.Append(call.Function.Name).Append('(');
                for (var i = 0; i < call.Arguments.Length; i++)
                {
                    text.Append(i == 0 ? "" : ", ");
                    Write(call.Arguments[i], text);
                }

                text.Append(')');
                break;
        }
    }

    private static void Write(ExpressionNode node, StringBuilder text, bool grouped)
    {
        text.Append(grouped ? "(" : "");
        Write(node, text);
        text.Append(grouped ? ")" : "");
    }

    private static int PrecedenceOf(ExpressionNode node) => node switch
    {
        BinaryNode binary => binary.Operator.Precedence(),
        UnaryNode unary => unary.Operator.Precedence(),
        _ => int.MaxValue,
    };
}
