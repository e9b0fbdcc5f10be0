using System.Globalization;

namespace Monitoring.Alarms;

/// <summary>Cuts a text into tokens. What it cannot read becomes <see cref="TokenKind.Garbage"/> and a fault; it always ends.</summary>
internal sealed class ExpressionLexer(string text, ExpressionFaults faults)
{
    private readonly string _text = TextForm.Narrow(text);
    private int _at;

    /// <summary>All tokens; the last is <see cref="TokenKind.End"/>.</summary>
    public static List<Token> Read(string text, ExpressionFaults faults)
    {
        var lexer = new ExpressionLexer(text, faults);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }

        if (_at >= _text.Length)
        {
            return new Token(TokenKind.End, _at, 0);
        }

        var c = _text[_at];
        return char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])) ? Number()
            : TextForm.IsNameStart(c) ? Name()
            : c == '[' ? Bracket()
            : Symbol(c);
    }

    private Token Take(TokenKind kind, int length, string name = "", double number = 0, ExpressionOperator op = default)
    {
        var token = new Token(kind, _at, length, name, number, op);
        _at += length;
        return token;
    }

    private Token Garbage(int length, string chinese, string english, string? suggestion = null)
    {
        faults.Add(_at, length, chinese, english, suggestion);
        return Take(TokenKind.Garbage, length);
    }

    private Token Number()
    {
        var end = Digits(_at);
        if (end < _text.Length && _text[end] == '.')
        {
            end = Digits(end + 1);
        }

        if (end < _text.Length && _text[end] is 'e' or 'E')
        {
            var sign = end + 1 < _text.Length && _text[end + 1] is '+' or '-' ? 1 : 0;
            var exponent = Digits(end + 1 + sign);
            end = exponent > end + 1 + sign ? exponent : end;
        }

        if (end < _text.Length && (TextForm.IsNameStart(_text[end]) || _text[end] == '.'))
        {
            var word = Run(_at);
            var run = _text[_at..word];
            return Garbage(
                word - _at,
                $"“{run}”既不是数也不是位号：数后不写单位；以数字开头的位号写在方括号内",
                $"'{run}' is neither a number nor a tag: write no units; a tag that begins with a digit stands in brackets",
                $"[{run}]");
        }

        var value = double.Parse(_text.AsSpan(_at, end - _at), NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? Take(TokenKind.Number, end - _at, number: value)
            : Garbage(end - _at, "数太大", "the number is too large");
    }

    private int Digits(int at)
    {
        while (at < _text.Length && char.IsAsciiDigit(_text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>End of the characters of a tag.</summary>
    private int Run(int at)
    {
        while (at < _text.Length && TextForm.IsTag(_text[at]))
        {
            at++;
        }

        return at;
    }

    private Token Name()
    {
        var end = Run(_at);
        var name = _text[_at..end];
        var length = end - _at;
        return name.ToUpperInvariant() switch
        {
            "AND" => Take(TokenKind.Operator, length, op: ExpressionOperator.And),
            "OR" => Take(TokenKind.Operator, length, op: ExpressionOperator.Or),
            "NOT" => Take(TokenKind.Operator, length, op: ExpressionOperator.Not),
            "TRUE" => Take(TokenKind.Truth, length, number: 1),
            "FALSE" => Take(TokenKind.Truth, length, number: 0),
            _ => Take(TokenKind.Name, length, name),
        };
    }

    private Token Bracket()
    {
        var close = _text.IndexOf(']', _at);
        if (close < 0)
        {
            var rest = Run(_at + 1) - _at;
            return Garbage(rest, "方括号没有结束：缺少“]”", "the bracket is not closed: ']' is missing", $"{_text.AsSpan(_at, rest)}]");
        }

        var tag = _text[(_at + 1)..close].Trim();
        return Contracts.Identifiers.IsPointId(tag)
            ? Take(TokenKind.Tag, close + 1 - _at, tag)
            : Garbage(
                close + 1 - _at,
                "方括号内应为位号：1到64位字母、数字、_ . -",
                "brackets hold a tag: 1 to 64 of letters, digits, _ . -");
    }

    private Token Symbol(char c)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        return (c, next) switch
        {
            ('<', '=') => Take(TokenKind.Operator, 2, op: ExpressionOperator.LessOrEqual),
            ('<', '>') => Take(TokenKind.Operator, 2, op: ExpressionOperator.NotEqual),
            ('>', '=') => Take(TokenKind.Operator, 2, op: ExpressionOperator.GreaterOrEqual),
            ('=', '=') => Take(TokenKind.Operator, 2, op: ExpressionOperator.Equal),
            ('!', '=') => Take(TokenKind.Operator, 2, op: ExpressionOperator.NotEqual),
            ('&', '&') => Take(TokenKind.Operator, 2, op: ExpressionOperator.And),
            ('|', '|') => Take(TokenKind.Operator, 2, op: ExpressionOperator.Or),
            ('=', '<') => Garbage(2, "应写“<=”", "write '<='", "<="),
            ('=', '>') => Garbage(2, "应写“>=”", "write '>='", ">="),
            ('<', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Less),
            ('>', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Greater),
            ('≤', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.LessOrEqual),
            ('≥', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.GreaterOrEqual),
            ('=', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Equal),
            ('≠', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.NotEqual),
            ('!' or '非', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Not),
            ('且', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.And),
            ('或', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Or),
            ('+', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Add),
            ('-', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Subtract),
            ('*', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Multiply),
            ('/', _) => Take(TokenKind.Operator, 1, op: ExpressionOperator.Divide),
            ('(', _) => Take(TokenKind.Open, 1),
            (')', _) => Take(TokenKind.Close, 1),
            (',', _) => Take(TokenKind.Comma, 1),
            ('&', _) => Garbage(1, "应写“and”或“&&”", "write 'and' or '&&'", "and"),
            ('|', _) => Garbage(1, "应写“or”或“||”", "write 'or' or '||'", "or"),
            (']', _) => Garbage(1, "“]”没有对应的“[”", "']' without '['"),
            _ => Unknown(),
        };
    }

    private Token Unknown()
    {
        var length = char.IsHighSurrogate(_text[_at]) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1]) ? 2 : 1;
        return Garbage(
            length,
            $"字符“{text.Substring(_at, length)}”不属于表达式",
            $"the character '{text.Substring(_at, length)}' is not part of the language");
    }
}
