using FsCheck;
using FsCheck.Fluent;
using Monitoring.Contracts;

namespace Monitoring.Alarms.Tests;

public sealed class ExpressionProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void NormalForm_AnyExpression_ReadsBackAsTheSame() => Check.One(Many, Prop.ForAll(Trees.Conditions, tree =>
    {
        var text = ExpressionText.Of(tree);
        var again = Texts.Read(text, Trees.Points);
        Assert.DoesNotContain(again.Faults, f => !f.TextEn.Contains("must use at least one point", StringComparison.Ordinal));
        Assert.Equal(Trees.Shape(tree), Trees.Shape(again.Root));
        Assert.Equal(text, ExpressionText.Of(again.Root));
    }));

    [Fact]
    public void Run_AnyExpressionAndValues_AsTheNaiveInterpreterSays() => Check.One(Many, Prop.ForAll(Trees.Conditions, Trees.Values, (tree, values) =>
    {
        var memory = values.SelectMany(v => new[] { v, 1000.0 }).ToArray();
        var silence = values.Select(_ => double.PositiveInfinity).ToArray();

        var ran = ExpressionCompiler.Compile(tree).Run(new PointInputs(memory, silence));

        Assert.Equal(Texts.Word(NaiveInterpreter.Truth(tree, values) is { } truth ? truth ? 1 : 0 : double.NaN), Texts.Word(ran));
    }));

    [Fact]
    public void Read_AnyPieces_NeverThrowsAndFaultsLieInTheText() => Check.One(Many, Prop.ForAll(Trees.Pieces, pieces => Probe(string.Concat(pieces))));

    [Fact]
    public void Read_AnyText_NeverThrows() => Check.One(Many, Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => Probe(text ?? "")));

    /// <summary>A good text with one character changed, left out or put in.</summary>
    [Fact]
    public void Read_AnySlip_NeverThrows() => Check.One(Many, Prop.ForAll(Trees.Conditions, Gen.Choose(0, 10_000).ToArbitrary(), Gen.Elements("([)],.&|=<>-+!x9 且＞".ToCharArray()).ToArbitrary(), (tree, at, c) =>
    {
        var text = ExpressionText.Of(tree);
        at %= text.Length;
        Probe(text[..at] + c + text[at..]);
        Probe(text[..at] + text[(at + 1)..]);
        Probe(text[..at] + c + text[(at + 1)..]);
    }));

    private static void Probe(string text)
    {
        var parsed = Texts.Read(text, Trees.Points);
        Assert.Equal(parsed.Faults.OrderBy(f => f.Offset), parsed.Faults);
        Assert.All(parsed.Faults, fault =>
        {
            Assert.InRange(fault.Offset, 0, text.Length);
            Assert.InRange(fault.Length, 0, text.Length - fault.Offset);
            Assert.True(fault.Line >= 1 && fault.Column >= 1);
        });
        var check = new ExpressionChecker().Check(text, Configs.Site(Trees.Points), text.Length / 2);
        Assert.InRange(check.CompleteFrom + check.CompleteLength, 0, text.Length);
        if (parsed.Faults.Length == 0)
        {
            Assert.True(double.IsNaN(Texts.Run(parsed, [.. parsed.Points.Select(_ => 1.0)])) || parsed.Root.Type == ExpressionType.Boolean);
        }
    }
}
