using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>A text that was read: what it says, and its faults.</summary>
/// <param name="Root">The whole.</param>
/// <param name="Points">Points that it uses, in the order of first use.</param>
/// <param name="Faults">Faults; empty if a rule may have it.</param>
internal sealed record ParsedExpression(ExpressionNode Root, PointConfig[] Points, ExpressionFault[] Faults)
{
    /// <summary>Reads the text of a rule: it must be a condition over at least one point.</summary>
    public static ParsedExpression Read(string text, TagBook tags)
    {
        var faults = new ExpressionFaults(text);
        if (text.Length > ExpressionLimits.MaxLength)
        {
            faults.Add(
                ExpressionLimits.MaxLength,
                text.Length - ExpressionLimits.MaxLength,
                $"表达式长{text.Length}字符，最多{ExpressionLimits.MaxLength}",
                $"the expression has {text.Length} characters; at most {ExpressionLimits.MaxLength}");
            return new ParsedExpression(new FaultyNode(), [], faults.ToArray());
        }

        var parser = new ExpressionParser(ExpressionLexer.Read(text, faults), tags, faults);
        var root = parser.Parse();
        if (faults.None && root.Type != ExpressionType.Boolean)
        {
            faults.Add(root.Start, root.End - root.Start, "结果是数，应为条件：请加上比较，例如“… > 0”", "the result is a number and must be a condition: compare it, for example '… > 0'");
        }

        if (faults.None && parser.Points.Length == 0)
        {
            faults.Add(root.Start, root.End - root.Start, "表达式应至少用到一个测点", "the expression must use at least one point");
        }

        if (faults.None && parser.Points.Length == 1 && parser.AgeAt is { } age)
        {
            faults.Add(age.Start, age.End - age.Start, "只有一个测点时age恒为0，应再用到另一个测点", "with one point age is always 0: the expression must use another point as well");
        }

        return new ParsedExpression(root, parser.Points, faults.ToArray());
    }
}
