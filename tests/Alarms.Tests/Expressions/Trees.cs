using System.Collections.Concurrent;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Random expressions that are right, and random texts that are not.</summary>
internal static class Trees
{
    public static readonly PointConfig[] Points = [Configs.Point("TI-101"), Configs.Point("B"), Configs.Point("9.x"), Configs.Point("or")];

    private static readonly double[] Numbers = [0, 1, 2, 0.5, 3.25, 1e-3, 1e300, 1e21, double.Epsilon, double.MaxValue];

    private static readonly string[] Words =
    [
        "TI-101", "[TI-101]", "B", "[or]", "9.x", "TI", "and", "or", "not", "&&", "||", "!", "(", ")", "[", "]", ",", "<", "<=", ">=", "=", "==", "=>",
        "+", "-", "*", "/", "1", "1.5", "1e", "1e9", ".", "true", "max(", "bad(", "if(", "age(", "count(", " ", "\n", "（", "，", "＞", "【", "且", "°", "😀", "\ud800",
    ];

    private static readonly Gen<double> AValue = Gen.Frequency(
        (6, Gen.Elements(0.0, 1, 2, -1, 0.5, 3.25, -3, 100)), (1, Gen.Elements(double.NaN, 1e300, -1e300, double.Epsilon, -0.0)));

    public static Arbitrary<string[]> Pieces { get; } = Gen.Elements(Words).ArrayOf().Select(a => a.Take(60).ToArray()).ToArbitrary();

    public static Arbitrary<double[]> Values { get; } = AValue.ArrayOf(Points.Length).ToArbitrary();

    public static Arbitrary<ExpressionNode> Conditions { get; } = Gen.Sized(size => Condition(Math.Min(size / 8, 5))).ToArbitrary();

    /// <summary>The tree without its positions, to compare.</summary>
    public static string Shape(ExpressionNode node) => node switch
    {
        NumberNode number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        TruthNode truth => truth.Value.ToString(),
        PointNode point => "'" + point.Tag + "'",
        UnaryNode unary => $"({unary.Operator} {Shape(unary.Operand)})",
        BinaryNode binary => $"({Shape(binary.Left)} {binary.Operator} {Shape(binary.Right)})",
        CallNode call => $"{call.Function.Name}({string.Join(", ", call.Arguments.Select(Shape))})",
        _ => "?",
    };

    private static readonly Gen<ExpressionNode> Point = Gen.Choose(0, Points.Length - 1).Select(i => (ExpressionNode)new PointNode(i, Points[i].PointId));

    // Made once for each depth: a generator holds those below it, and making it anew each time takes longer than all tests.
    private static readonly ConcurrentDictionary<(bool, int), Gen<ExpressionNode>> Made = new();

    private static Gen<ExpressionNode> Condition(int depth) => Made.GetOrAdd((true, depth), _ => MakeCondition(depth));

    private static Gen<ExpressionNode> Number(int depth) => Made.GetOrAdd((false, depth), _ => MakeNumber(depth));

    private static Gen<ExpressionNode> MakeCondition(int depth) => depth <= 0
        ? Gen.OneOf(Gen.Elements(true, false).Select(b => (ExpressionNode)new TruthNode(b)), Point.Select(p => (ExpressionNode)Call("bad", [p])))
        : Gen.Frequency<ExpressionNode>(
            (4, Pair(Gen.Elements(ExpressionOperator.And, ExpressionOperator.Or), Condition(depth - 1))),
            (5, Pair(Gen.Choose((int)ExpressionOperator.Less, (int)ExpressionOperator.NotEqual).Select(o => (ExpressionOperator)o), Number(depth - 1))),
            (2, Condition(depth - 1).Select(c => (ExpressionNode)new UnaryNode(ExpressionOperator.Not, c))),
            (1, Choice(Condition(depth - 1), Condition(depth - 1))),
            (1, Condition(0)));

    private static Gen<ExpressionNode> MakeNumber(int depth) => depth <= 0
        ? Gen.OneOf(Gen.Elements(Numbers).Select(n => (ExpressionNode)new NumberNode(n)), Point, Point)
        : Gen.Frequency<ExpressionNode>(
            (4, Pair(Gen.Choose((int)ExpressionOperator.Add, (int)ExpressionOperator.Divide).Select(o => (ExpressionOperator)o), Number(depth - 1))),
            (1, Number(depth - 1).Select(n => (ExpressionNode)new UnaryNode(ExpressionOperator.Negate, n))),
            (1, Choice(Condition(depth - 1), Number(depth - 1))),
            (2, Function(depth - 1)),
            (2, Number(0)));

    private static Gen<ExpressionNode> Pair(Gen<ExpressionOperator> op, Gen<ExpressionNode> side) =>
        from o in op
        from left in side
        from right in side
        select (ExpressionNode)new BinaryNode(o, left, right);

    private static Gen<ExpressionNode> Choice(Gen<ExpressionNode> condition, Gen<ExpressionNode> value) =>
        from c in condition
        from a in value
        from b in value
        select (ExpressionNode)Call("if", [c, a, b]);

    private static Gen<ExpressionNode> Function(int depth) =>
        from function in Gen.Elements(ExpressionFunctions.All.Where(f => f.Arguments is ArgumentKind.Numbers or ArgumentKind.Booleans).ToArray())
        from count in Gen.Choose(function.Least, Math.Min(function.Most, 3))
        from arguments in (function.Arguments == ArgumentKind.Numbers ? Number(depth) : Condition(depth)).ArrayOf(count)
        select (ExpressionNode)new CallNode(function, arguments);

    private static CallNode Call(string name, ExpressionNode[] arguments) => new CallNode(ExpressionFunctions.Find(name)!, arguments);
}
