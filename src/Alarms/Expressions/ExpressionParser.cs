using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Reads tokens into nodes by precedence. Goes on after a fault, so that several are told at once; what is told at one place is
/// not told again by what contains it. Its recursion is bounded by <see cref="ExpressionLimits.MaxDepth"/>.
/// </summary>
internal sealed partial class ExpressionParser(List<Token> tokens, TagBook tags, ExpressionFaults faults)
{
    private readonly List<PointConfig> _points = [];
    private int _at;
    private int _depth;
    private int _nodes;
    private bool _stopped;

    /// <summary>Points used, in the order of first use.</summary>
    public PointConfig[] Points => [.. _points];

    /// <summary>The first use of <c>age</c>.</summary>
    public ExpressionNode? AgeAt { get; private set; }

    private Token Now => tokens[_at];

    /// <summary>Reads the whole.</summary>
    public ExpressionNode Parse()
    {
        var root = Parse(1);
        while (Now.Kind != TokenKind.End)
        {
            // Only a parenthesis or a comma ends an expression early.
            Fault(Now, Now.Kind == TokenKind.Close ? "多余的“)”" : "函数之外不应有“,”", Now.Kind == TokenKind.Close ? "')' without '('" : "',' outside of a function");
            Skip();
            if (Now.Kind is not (TokenKind.End or TokenKind.Close or TokenKind.Comma))
            {
                Parse(1);
            }
        }

        return root;
    }

    private ExpressionNode Parse(int precedence)
    {
        var left = Operand();
        while (true)
        {
            var token = Now;
            if (token.Kind == TokenKind.Operator && token.Operator != ExpressionOperator.Not)
            {
                if (token.Operator.Precedence() < precedence)
                {
                    return left;
                }

                Skip();
                _nodes++;
                left = Binary(token, left, Parse(token.Operator.Precedence() + 1));
            }
            else if (precedence > 1 || token.Kind is TokenKind.End or TokenKind.Close or TokenKind.Comma)
            {
                return left;
            }
            else
            {
                left = Beside(token, left);
            }
        }
    }

    /// <summary>Something stands where an operator should: what follows is read for its own faults, as if `or` stood between.</summary>
    private FaultyNode Beside(Token token, ExpressionNode left)
    {
        if (token.Kind == TokenKind.Garbage)
        {
            Skip();
        }
        else
        {
            faults.Add(token.Start, 0, "此处缺少运算符，例如“and”或“+”", "an operator is missing here, such as 'and' or '+'");
        }

        if (Now.Kind is not (TokenKind.Operator or TokenKind.End or TokenKind.Close or TokenKind.Comma) || Now.Operator == ExpressionOperator.Not)
        {
            Parse(2);
        }

        return Place(new FaultyNode(), left.Start, Now.Start);
    }

    private ExpressionNode Operand()
    {
        var token = Now;
        _nodes += token.Kind == TokenKind.Open ? 0 : 1;
        if (_nodes > ExpressionLimits.MaxNodes)
        {
            return Stop(token, $"表达式过长：最多{ExpressionLimits.MaxNodes}个运算、数和测点", $"the expression is too long: at most {ExpressionLimits.MaxNodes} operators, numbers and points");
        }

        if (_depth >= ExpressionLimits.MaxDepth)
        {
            return Stop(token, $"嵌套过深：最多{ExpressionLimits.MaxDepth}层", $"nested too deeply: at most {ExpressionLimits.MaxDepth} levels");
        }

        _depth++;
        var node = token.Kind switch
        {
            TokenKind.Number => Place(new NumberNode(token.Number), Skip()),
            TokenKind.Truth => Place(new TruthNode(token.Number != 0), Skip()),
            TokenKind.Tag => Point(Skip()),
            TokenKind.Name => tokens[_at + 1].Kind == TokenKind.Open ? Call(Skip()) : Point(Skip()),
            TokenKind.Open => Group(Skip()),
            TokenKind.Garbage => Place(new FaultyNode(), Skip()),
            TokenKind.Operator when token.Operator is ExpressionOperator.Not or ExpressionOperator.Subtract or ExpressionOperator.Add => Signed(Skip()),
            _ => Nothing(token),
        };
        _depth--;
        return node;
    }

    private ExpressionNode Signed(Token token)
    {
        if (token.Operator == ExpressionOperator.Not)
        {
            // The normal form puts parentheses behind `not`: they are no further level, or it could be refused where the text is not.
            var free = Now.Kind == TokenKind.Open ? 1 : 0;
            _depth -= free;
            var condition = Boolean(Parse(ExpressionOperator.Not.Precedence() + 1));
            _depth += free;
            return Place(new UnaryNode(ExpressionOperator.Not, condition), token.Start, condition.End);
        }

        var number = Number(Parse(ExpressionOperator.Negate.Precedence()));
        return token.Operator == ExpressionOperator.Add ? number : Place(new UnaryNode(ExpressionOperator.Negate, number), token.Start, number.End);
    }

    private ExpressionNode Group(Token open)
    {
        var inner = Parse(1);
        return inner with { Start = open.Start, End = Close(open) };
    }

    /// <returns>Offset behind the parenthesis.</returns>
    private int Close(Token open)
    {
        if (Now.Kind == TokenKind.Close)
        {
            return Skip().End;
        }

        if (!_stopped)
        {
            faults.Add(Now.Start, 0, $"缺少“)”：第{open.Start + 1}个字符处的“(”没有结束", $"')' is missing: the '(' at character {open.Start + 1} is not closed", ")");
        }

        return Now.Start;
    }

    private FaultyNode Nothing(Token token)
    {
        if (!_stopped)
        {
            faults.Add(token.Start, token.Length, "此处缺少数、测点或条件", "a number, a point or a condition is missing here");
        }

        return Place(new FaultyNode(), token.Start, token.Start);
    }

    private FaultyNode Stop(Token token, string chinese, string english)
    {
        if (!_stopped)
        {
            faults.Add(token.Start, token.Length, chinese, english);
        }

        _stopped = true;
        _at = tokens.Count - 1;
        return Place(new FaultyNode(), token.Start, token.End);
    }

    private Token Skip() => _at < tokens.Count - 1 ? tokens[_at++] : tokens[_at];

    private void Fault(Token token, string chinese, string english) => faults.Add(token.Start, token.Length, chinese, english);

    private static T Place<T>(T node, int start, int end)
        where T : ExpressionNode => node with { Start = start, End = end };

    private static ExpressionNode Place(ExpressionNode node, Token token) => node with { Start = token.Start, End = token.End };
}
