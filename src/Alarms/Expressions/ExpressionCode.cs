namespace Monitoring.Alarms;

/// <summary>Instructions of a program: they take their operands from a stack of numbers and put their result there.</summary>
internal enum ExpressionCode : byte
{
    /// <summary>Puts a number.</summary>
    Number,

    /// <summary>Puts the value of a point.</summary>
    Point,

    /// <summary>Kleene's not.</summary>
    Not,

    /// <summary>Kleene's and.</summary>
    And,

    /// <summary>Kleene's or.</summary>
    Or,

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

    /// <summary>Sum of two.</summary>
    Add,

    /// <summary>Difference.</summary>
    Subtract,

    /// <summary>Product.</summary>
    Multiply,

    /// <summary>Quotient.</summary>
    Divide,

    /// <summary>Sign.</summary>
    Negate,

    /// <summary>Absolute value.</summary>
    Abs,

    /// <summary>Least of n.</summary>
    Min,

    /// <summary>Greatest of n.</summary>
    Max,

    /// <summary>Mean of n.</summary>
    Average,

    /// <summary>Sum of n.</summary>
    Sum,

    /// <summary>Square root.</summary>
    SquareRoot,

    /// <summary>Power.</summary>
    Power,

    /// <summary>Between two ends.</summary>
    Clamp,

    /// <summary>How many of n are true.</summary>
    Count,

    /// <summary>One of two.</summary>
    If,

    /// <summary>Whether a point has no good value.</summary>
    Bad,

    /// <summary>How old a point's sample is.</summary>
    Age,
}
