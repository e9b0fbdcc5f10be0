using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>What a function takes.</summary>
internal enum ArgumentKind : byte
{
    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Conditions.</summary>
    Booleans,

    /// <summary>A point as such.</summary>
    Point,

    /// <summary>A condition and two values of one type.</summary>
    Choice,
}

/// <summary>A function of the language.</summary>
/// <param name="Code">What the program does.</param>
/// <param name="Signature">Name and arguments, as people read them.</param>
/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
/// <param name="Arguments">What it takes.</param>
/// <param name="Result">What it results in; of a choice, the type of its values.</param>
/// <param name="Text">What it means, Chinese.</param>
/// <param name="TextEn">The same in English.</param>
internal sealed record ExpressionFunction(
    ExpressionCode Code, string Signature, int Least, int Most, ArgumentKind Arguments, ExpressionType Result, string Text, string TextEn)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = Signature[..Signature.IndexOf('(')];
}

/// <summary>The functions of the language.</summary>
internal static class ExpressionFunctions
{
    private const int Many = ExpressionLimits.MaxPoints;

    /// <summary>All of them, as the documentation lists them.</summary>
    public static IReadOnlyList<ExpressionFunction> All { get; } =
    [
        new(ExpressionCode.Abs, "abs(x)", 1, 1, ArgumentKind.Numbers, ExpressionType.Number, "绝对值", "absolute value"),
        new(ExpressionCode.Min, "min(x, …)", 1, Many, ArgumentKind.Numbers, ExpressionType.Number, "最小值", "the least"),
        new(ExpressionCode.Max, "max(x, …)", 1, Many, ArgumentKind.Numbers, ExpressionType.Number, "最大值", "the greatest"),
        new(ExpressionCode.Average, "avg(x, …)", 1, Many, ArgumentKind.Numbers, ExpressionType.Number, "平均值", "the mean"),
        new(ExpressionCode.Sum, "sum(x, …)", 1, Many, ArgumentKind.Numbers, ExpressionType.Number, "和", "the sum"),
        new(ExpressionCode.SquareRoot, "sqrt(x)", 1, 1, ArgumentKind.Numbers, ExpressionType.Number, "平方根；负数的结果未知", "square root; of a negative number unknown"),
        new(ExpressionCode.Power, "pow(x, y)", 2, 2, ArgumentKind.Numbers, ExpressionType.Number, "x的y次方", "x to the power of y"),
        new(ExpressionCode.Clamp, "clamp(x, low, high)", 3, 3, ArgumentKind.Numbers, ExpressionType.Number, "限制在low与high之间；low大于high时未知", "x, but no less than low and no more than high; unknown if low is above high"),
        new(ExpressionCode.Count, "count(c, …)", 1, Many, ArgumentKind.Booleans, ExpressionType.Number, "成立的条件个数；有一个未知则未知", "how many of the conditions are true; unknown if one is"),
        new(ExpressionCode.If, "if(c, a, b)", 3, 3, ArgumentKind.Choice, ExpressionType.None, "条件成立取a，否则取b", "a if the condition is true, else b"),
        new(ExpressionCode.Bad, "bad(P)", 1, 1, ArgumentKind.Point, ExpressionType.Boolean, "测点P的最后一个样本质量坏、超量程，或已中断", "the last sample of point P is no measurement, or P is silent"),
        new(ExpressionCode.Age, "age(P)", 1, 1, ArgumentKind.Point, ExpressionType.Number, "测点P的最后一个样本比表达式各测点中最新的样本早多少秒", "seconds by which the last sample of point P is older than the newest of the expression's points"),
    ];

    private static readonly Dictionary<string, ExpressionFunction> ByName = All.ToDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The function of a name, in any case; null if there is none.</summary>
    public static ExpressionFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
