using System.Globalization;
using System.Runtime.CompilerServices;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

/// <summary><c>docs/expressions.md</c> is true.</summary>
public sealed class ExpressionDocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Root(), "docs", "expressions.md"));

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var cells in Table("| expression |"))
        {
            data.Add(cells[0].Trim('`'), cells[1], cells[2]);
        }

        return data;
    }

    [Fact]
    public void Document_Functions_AreThoseOfTheCode() => Assert.Equal(
        ExpressionFunctions.All.Select(f => $"`{f.Signature}` {Result(f)} {f.TextEn}"),
        Table("| function |").Select(c => string.Join(' ', c)));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Document_Examples_AreWhatTheyAreSaidToBe(string expression, string with, string result)
    {
        var values = with.Split(' ').Select(v => v.Split('=')).ToDictionary(
            v => v[0], v => v[1] == "bad" ? double.NaN : double.Parse(v[1], CultureInfo.InvariantCulture));
        var parsed = Texts.Read(expression, [.. values.Keys]);

        Assert.Equal(result, Texts.Word(Texts.Run(parsed, [.. parsed.Points.Select(p => values[p.PointId])])));
    }

    [Fact]
    public void Document_Bounds_AreThoseOfTheCode() => Assert.Contains(Lines, line => line.Contains(
        $"{ExpressionLimits.MaxLength} characters, {ExpressionLimits.MaxNodes} operators, numbers and points, {ExpressionLimits.MaxDepth} levels of nesting, {ExpressionLimits.MaxPoints} different points",
        StringComparison.Ordinal));

    [Fact]
    public void Document_LogicTable_IsKleenes()
    {
        static double Value(string word) => word switch { "true" => 1, "false" => 0, _ => double.NaN };
        foreach (var row in Table("| a |"))
        {
            var (a, b) = (Value(row[0]), Value(row[1]));
            Assert.Equal(row[2], Texts.Word(Texts.Run(Texts.Read("A = 1 and B = 1", "A", "B"), a, b)));
            Assert.Equal(row[3], Texts.Word(Texts.Run(Texts.Read("A = 1 or B = 1", "A", "B"), a, b)));
            Assert.Equal(row[4], Texts.Word(Texts.Run(Texts.Read("not A = 1", "A"), a)));
        }
    }

    private static string Result(ExpressionFunction function) =>
        function.Result switch { ExpressionType.Number => "number", ExpressionType.Boolean => "condition", _ => "a's" };

    private static string[][] Table(string head) =>
        [.. Lines.SkipWhile(l => !l.StartsWith(head, StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|')).Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))];

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
