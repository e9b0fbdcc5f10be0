namespace Monitoring.Alarms;

/// <summary>Operators, from the one that binds least. The comparisons stand together.</summary>
internal enum ExpressionOperator : byte
{
    /// <summary>Either.</summary>
    Or = 1,

    /// <summary>Both.</summary>
    And,

    /// <summary>Not; before its operand.</summary>
    Not,

    /// <summary>Less.</summary>
    Less,

    /// <summary>Less or equal.</summary>
    LessOrEqual,

    /// <summary>Greater.</summary>
    Greater,

    /// <summary>Greater or equal.</summary>
    GreaterOrEqual,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Sum.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient; by zero it is unknown.</summary>
    Divide,

    /// <summary>Sign; before its operand.</summary>
    Negate,
}

/// <summary>How operators are written and bind.</summary>
internal static class ExpressionOperators
{
    private static readonly string[] Symbols = ["", "or", "and", "not", "<", "<=", ">", ">=", "=", "!=", "+", "-", "*", "/", "-"];

    /// <summary>As the normal form writes it.</summary>
    public static string Symbol(this ExpressionOperator op) => Symbols[(int)op];

    /// <summary>The greater, the closer it binds: 1 or, 2 and, 3 not, 4 comparisons, 5 + −, 6 * /, 7 sign.</summary>
    public static int Precedence(this ExpressionOperator op) => op switch
    {
        ExpressionOperator.Or => 1,
        ExpressionOperator.And => 2,
        ExpressionOperator.Not => 3,
        <= ExpressionOperator.NotEqual => 4,
        <= ExpressionOperator.Subtract => 5,
        <= ExpressionOperator.Divide => 6,
        _ => 7,
    };

    /// <summary>Joins two booleans.</summary>
    public static bool IsLogic(this ExpressionOperator op) => op <= ExpressionOperator.Not;

    /// <summary>Compares two numbers.</summary>
    public static bool IsComparison(this ExpressionOperator op) => op is >= ExpressionOperator.Less and <= ExpressionOperator.NotEqual;
}
