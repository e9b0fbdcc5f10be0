namespace Monitoring.Alarms;

/// <summary>Bounds of an expression: what it may cost to read and to evaluate.</summary>
internal static class ExpressionLimits
{
    /// <summary>Characters of the text.</summary>
    public const int MaxLength = 2000;

    /// <summary>Operators, functions, numbers and points together.</summary>
    public const int MaxNodes = 200;

    /// <summary>Parentheses, functions and signs inside one another. Bounds the recursion of the parser.</summary>
    public const int MaxDepth = 32;

    /// <summary>Different points.</summary>
    public const int MaxPoints = 16;

    /// <summary>Faults that are told at once.</summary>
    public const int MaxFaults = 20;
}
