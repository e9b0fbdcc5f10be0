namespace Monitoring.Alarms;

/// <summary>What a token is.</summary>
internal enum TokenKind : byte
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A name without brackets: a point, or a function if <c>(</c> follows.</summary>
    Name,

    /// <summary>A tag in brackets.</summary>
    Tag,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Truth,

    /// <summary>An operator; see <see cref="Token.Operator"/>.</summary>
    Operator,

    /// <summary><c>(</c>.</summary>
    Open,

    /// <summary><c>)</c>.</summary>
    Close,

    /// <summary><c>,</c>.</summary>
    Comma,

    /// <summary>Characters that mean nothing; the lexer has told the fault.</summary>
    Garbage,
}

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Text">Name or tag.</param>
/// <param name="Number">Value of a number; 1 or 0 of a truth.</param>
/// <param name="Operator">Operator.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, string Text = "", double Number = 0, ExpressionOperator Operator = default)
{
    /// <summary>Offset behind it.</summary>
    public int End => Start + Length;
}
