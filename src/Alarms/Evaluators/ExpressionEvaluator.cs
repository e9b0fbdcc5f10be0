using System.Globalization;
using System.Text;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>
/// Conditions <c>expression</c> and <c>plant-state</c>: an expression over points is true. Memory: see <see cref="PointInputs"/>.
/// It knows nothing of the text, so that it goes on under a new one over the same points.
/// </summary>
internal sealed class ExpressionEvaluator : ConditionEvaluator
{
    private readonly ParsedExpression _expression;
    private readonly ExpressionProgram _program;
    private readonly double[] _silence;
    private readonly string? _message;
    private readonly string? _messageEn;
    private readonly bool _always;

    private ExpressionEvaluator(ParsedExpression expression, string? message, string? messageEn)
        : base([.. expression.Points.Select(p => p.PointId)], PointInputs.Width * expression.Points.Length)
    {
        _expression = expression;
        _program = ExpressionCompiler.Compile(expression.Root);
        _silence = Silence.Of(expression.Points);
        (_message, _messageEn) = (message, messageEn);

        // An age differs with every sample of any point.
        _always = ExpressionText.Of(expression.Root).Contains("age(", StringComparison.Ordinal);
    }

    /// <summary>Checks a rule of <c>expression</c>.</summary>
    public static void Check(ExpressionRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Text($"{where}.message", rule.Message, 500);
        faults.Text($"{where}.messageEn", rule.MessageEn, 500);
        CheckText(rule.Text, $"{where}.text", scope, faults);
    }

    /// <summary>Checks a rule of <c>plant-state</c>.</summary>
    public static void Check(PlantStateRule rule, string where, RuleScope scope, FaultList faults) =>
        CheckText(rule.Text, $"{where}.text", scope, faults);

    /// <summary>Compiles a rule of <c>expression</c>.</summary>
    public static ConditionEvaluator Compile(ExpressionRule rule, RuleScope scope) =>
        new ExpressionEvaluator(Read(rule.Text, scope), rule.Message, rule.MessageEn);

    /// <summary>Compiles a rule of <c>plant-state</c>.</summary>
    public static ConditionEvaluator Compile(PlantStateRule rule, RuleScope scope) =>
        new ExpressionEvaluator(Read(rule.Text, scope), null, null);

    /// <inheritdoc/>
    public override bool Update(in Observation seen, Span<double> memory) =>
        PointInputs.Take(seen, memory, _silence) || _always;

    /// <inheritdoc/>
    public override Signal Judge(ReadOnlySpan<double> memory, bool active) =>
        _program.Run(new PointInputs(memory, _silence)) switch
        {
            1 => Signal.True,
            0 => Signal.False,
            _ => Signal.Unknown,
        };

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var inputs = new PointInputs(memory, _silence);
        var (value, limit) = Sides(inputs);
        var canonical = ExpressionText.Of(_expression.Root);
        return new Explanation(
            value,
            limit,
            $"{_message ?? canonical}（{Values(inputs, "、", "无有效数据")}）",
            $"{_messageEn ?? _message ?? canonical} ({Values(inputs, ", ", "no good value")})");
    }

    /// <summary>Of a comparison, what was compared.</summary>
    private (double? Value, double? Limit) Sides(in PointInputs inputs)
    {
        if (_expression.Root is not BinaryNode { Operator: var op } compared || !op.IsComparison())
        {
            return (null, null);
        }

        var (left, right) = (ExpressionCompiler.Compile(compared.Left).Run(inputs), ExpressionCompiler.Compile(compared.Right).Run(inputs));
        return double.IsNaN(left) || double.IsNaN(right) ? (null, null) : (left, right);
    }

    private string Values(in PointInputs inputs, string separator, string none)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _expression.Points.Length; i++)
        {
            var point = _expression.Points[i];
            var value = inputs.Value(i);
            text.Append(i == 0 ? "" : separator).Append(point.PointId).Append('=').Append(double.IsNaN(value) ? none : Amount.Of(value, point.Unit));
        }

        return text.ToString();
    }

    private static ParsedExpression Read(string text, RuleScope scope) =>
        ParsedExpression.Read(text, new TagBook(scope.Find, scope.Site.Points));

    private static void CheckText(string? text, string where, RuleScope scope, FaultList faults)
    {
        if (text is null)
        {
            faults.Missing(where);
            return;
        }

        foreach (var fault in Read(text, scope).Faults)
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"第{fault.Line}行第{fault.Column}列：");
            var atEn = string.Create(CultureInfo.InvariantCulture, $"line {fault.Line}, column {fault.Column}: ");
            faults.Add(where, at + fault.Text, atEn + fault.TextEn);
        }
    }
}
