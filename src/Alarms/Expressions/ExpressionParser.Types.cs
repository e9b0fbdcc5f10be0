using Monitoring.Contracts;

namespace Monitoring.Alarms;

internal sealed partial class ExpressionParser
{
    private BinaryNode Binary(Token token, ExpressionNode left, ExpressionNode right)
    {
        var op = token.Operator;
        if (op.IsLogic())
        {
            (left, right) = (Boolean(left), Boolean(right));
        }
        else if (op.IsComparison() && left is BinaryNode { Operator: var before } && before.IsComparison())
        {
            Fault(token, "比较不能连写：应写“a < b and b < c”", "comparisons do not chain: write 'a < b and b < c'");
        }
        else
        {
            (left, right) = (Number(left), Number(right));
        }

        return Place(new BinaryNode(op, left, right), left.Start, Math.Max(right.End, token.End));
    }

    /// <summary>Tells a fault unless this is a condition.</summary>
    private ExpressionNode Boolean(ExpressionNode node)
    {
        if (node.Type == ExpressionType.Number)
        {
            var suggestion = node is PointNode point ? $"{ExpressionText.Tag(point.Tag)} = 1" : null;
            var example = suggestion ?? "… > 0";
            faults.Add(node.Start, node.End - node.Start, $"此处应为条件，而这是数：请加上比较，例如“{example}”", $"a condition is needed here and this is a number: compare it, for example '{example}'", suggestion);
        }

        return node;
    }

    /// <summary>Tells a fault unless this is a number.</summary>
    private ExpressionNode Number(ExpressionNode node)
    {
        if (node.Type == ExpressionType.Boolean)
        {
            faults.Add(node.Start, node.End - node.Start, "此处应为数，而这是条件：开关量的值写1或0", "a number is needed here and this is a condition: a switch has the values 1 and 0");
        }

        return node;
    }

    private ExpressionNode Point(Token token)
    {
        if (tags.Find(token.Text) is not { } point)
        {
            Unknown(token);
            return Place(new FaultyNode(), token);
        }

        var index = _points.FindIndex(p => p.PointId == point.PointId);
        if (index < 0)
        {
            if (_points.Count >= ExpressionLimits.MaxPoints)
            {
                Fault(token, $"不同的测点最多{ExpressionLimits.MaxPoints}个", $"at most {ExpressionLimits.MaxPoints} different points");
                return Place(new FaultyNode(), token);
            }

            index = _points.Count;
            _points.Add(point);
        }

        return Place(new PointNode(index, point.PointId), token);
    }

    private void Unknown(Token token)
    {
        var tag = token.Text;
        if (token.Kind == TokenKind.Name && tag.Contains('-', StringComparison.Ordinal) && IsDifference(tag))
        {
            var spaced = tag.Replace("-", " - ", StringComparison.Ordinal).TrimEnd();
            faults.Add(token.Start, token.Length, $"本企业没有测点“{tag}”；若为减法，减号两边应有空格：{spaced}", $"the site has no point '{tag}'; a difference has spaces around the minus: {spaced}", spaced);
            return;
        }

        var nearest = tags.Nearest(tag) is { } found ? ExpressionText.Tag(found) : null;
        faults.Add(
            token.Start,
            token.Length,
            $"本企业没有测点“{tag}”" + (nearest is null ? "" : $"，是否为 {nearest}？"),
            $"the site has no point '{tag}'" + (nearest is null ? "" : $"; did you mean {nearest}?"),
            nearest);
    }

    /// <summary>Whether all parts between the minus signs are points or numbers, the last perhaps not written yet.</summary>
    private bool IsDifference(string text)
    {
        var parts = text.Split('-');
        return tags.Find(parts[0]) is not null
            && parts.Skip(1).All(p => p.Length == 0 || tags.Find(p) is not null || double.TryParse(p, System.Globalization.CultureInfo.InvariantCulture, out _));
    }

    private ExpressionNode Call(Token name)
    {
        var open = Skip();
        var arguments = new List<ExpressionNode>();
        if (Now.Kind != TokenKind.Close)
        {
            arguments.Add(Parse(1));
            while (Now.Kind == TokenKind.Comma)
            {
                Skip();
                arguments.Add(Parse(1));
            }
        }

        var end = Close(open);
        if (ExpressionFunctions.Find(name.Text) is not { } function)
        {
            var nearest = NearestText.Find(name.Text, ExpressionFunctions.All.Select(f => f.Name));
            faults.Add(
                name.Start,
                name.Length,
                $"没有函数“{name.Text}”" + (nearest is null ? "" : $"，是否为 {nearest}？"),
                $"there is no function '{name.Text}'" + (nearest is null ? "" : $"; did you mean {nearest}?"),
                nearest);
            return Place(new FaultyNode(), name.Start, end);
        }

        if (arguments.Count < function.Least || arguments.Count > function.Most)
        {
            Fault(name, $"参数{arguments.Count}个，应为 {function.Signature}", $"{arguments.Count} arguments; must be {function.Signature}");
            return Place(new FaultyNode(), name.Start, end);
        }

        if (!CheckArguments(function, arguments))
        {
            return Place(new FaultyNode(), name.Start, end);
        }

        var call = Place(new CallNode(function, [.. arguments]), name.Start, end);
        AgeAt ??= function.Code == ExpressionCode.Age ? call : null;
        return call;
    }

    /// <returns>False if nothing can be said of the result.</returns>
    private bool CheckArguments(ExpressionFunction function, List<ExpressionNode> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var node = arguments[i];
            if (function.Arguments == ArgumentKind.Booleans || (function.Arguments == ArgumentKind.Choice && i == 0))
            {
                Boolean(node);
            }
            else if (function.Arguments == ArgumentKind.Numbers)
            {
                Number(node);
            }
            else if (function.Arguments == ArgumentKind.Point && node is not (PointNode or FaultyNode))
            {
                faults.Add(node.Start, node.End - node.Start, $"{function.Name}的参数应为测点", $"{function.Name} takes a point");
            }
            else if (function.Arguments == ArgumentKind.Choice && i == 2 && node.Type != arguments[1].Type && node.Type != ExpressionType.None && arguments[1].Type != ExpressionType.None)
            {
                faults.Add(node.Start, node.End - node.Start, "if的两个值应同为数或同为条件", "both values of if must be numbers, or both conditions");
                return false;
            }
        }

        return true;
    }
}
