using BenchmarkDotNet.Attributes;
using Monitoring.Alarms;
using Monitoring.Contracts;

namespace Monitoring.Bench;

/// <summary>The cost of an expression alone: its flat program over three points. Goal: about 100 ns for 10 nodes, and 0 bytes.</summary>
[MemoryDiagnoser]
public class ExpressionBenchmarks
{
    private readonly double[] _memory = [13.5, 1000, 0, 1000, 550, 1000];
    private readonly double[] _silence = [120_000, 120_000, 120_000];
    private ExpressionProgram _program = null!;

    /// <summary>An expression; its nodes are in the name of the row.</summary>
    [Params("A > 13.2", "A > 13.2 and B = 0 and C > 1", "abs(A - C) / max(A, B, C) > 0.5 and not (B = 1) or count(A > 1, B > 1, C > 1) >= 2")]
    public string Text { get; set; } = "";

    /// <summary>Compiles it.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        PointConfig[] points = [.. new[] { "A", "B", "C" }.Select(id => new PointConfig { PointId = id })];
        var parsed = ParsedExpression.Read(Text, new TagBook(tag => Array.Find(points, p => p.PointId == tag), points));
        if (parsed.Faults.Length > 0)
        {
            throw new InvalidOperationException(parsed.Faults[0].TextEn);
        }

        _program = ExpressionCompiler.Compile(parsed.Root);
    }

    /// <summary>One evaluation.</summary>
    [Benchmark]
    public double Run() => _program.Run(new PointInputs(_memory, _silence));
}
