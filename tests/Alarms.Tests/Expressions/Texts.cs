using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary>Short ways to read and run expressions.</summary>
internal static class Texts
{
    public static ParsedExpression Read(string text, params string[] tags) =>
        Read(text, [.. tags.Select(t => Configs.Point(t))]);

    public static ParsedExpression Read(string text, PointConfig[] points) =>
        ParsedExpression.Read(text, new TagBook(tag => Array.Find(points, p => p.PointId == tag), points));

    /// <summary>Runs an expression whose points, in the order of first use, have these values; NaN: bad.</summary>
    public static double Run(ParsedExpression parsed, params double[] values)
    {
        Assert.Empty(parsed.Faults);
        var memory = values.SelectMany(v => new[] { v, 1000.0 }).ToArray();
        return ExpressionCompiler.Compile(parsed.Root).Run(new PointInputs(memory, Silence.Of(parsed.Points)));
    }

    /// <summary>true, false or unknown.</summary>
    public static string Word(double truth) => truth switch { 1 => "true", 0 => "false", _ => "unknown" };
}
