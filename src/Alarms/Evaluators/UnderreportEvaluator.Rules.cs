using System.Globalization;
using Monitoring.Contracts;

namespace Monitoring.Alarms;

internal sealed partial class UnderreportEvaluator
{
    /// <summary>Checks a rule.</summary>
    public static void Check(UnderreportRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Range($"{where}.grace", rule.Grace, 1, 3600);
        if (!(scope.Point.Conditions ?? []).OfType<LimitRule>().Any(r => r.Levels is { Length: > 0 }))
        {
            faults.Add($"{where}.condition", "测点应有高限或低限，才能判断漏报", "the point needs a high or low limit that could go unreported");
        }
    }

    /// <summary>Compiles a rule.</summary>
    public static ConditionEvaluator Compile(UnderreportRule rule, RuleScope scope)
    {
        var limits = scope.Point.Conditions.OfType<LimitRule>().ToArray();
        return new UnderreportEvaluator(
            scope.Point,
            SideOf(limits.OfType<HighRule>().FirstOrDefault(), rule, double.PositiveInfinity, l => l.Min()),
            SideOf(limits.OfType<LowRule>().FirstOrDefault(), rule, double.NegativeInfinity, l => l.Max()),
            [.. limits.SelectMany(r => r.Levels).Select(l => l.Limit)],
            scope.Span / 1000);
    }

    /// <inheritdoc/>
    public override Explanation Explain(ReadOnlySpan<double> memory)
    {
        var unit = _point.Unit;
        if (memory[Reported] == 1)
        {
            var approved = string.Join("、", _approved.Select(l => Amount.Of(l)));
            var approvedEn = string.Join(", ", _approved.Select(l => Amount.Of(l)));
            var reported = Amount.Of(memory[ReportedLimit], unit);
            return new Explanation(
                memory[ReportedLimit],
                Nearest(memory[ReportedLimit]),
                $"网关按限值{reported}报警，批准的限值为{approved}",
                $"the gateway alarms at {reported}; approved: {approvedEn}");
        }

        var value = Amount.Of(memory[Value], unit);
        var side = SideOf(memory[Value]);
        var (limit, seconds) = (Amount.Of(side.Limit, unit), ((memory[At] - From(memory)) / 1000).ToString("0", CultureInfo.InvariantCulture));
        return new Explanation(
            memory[Value],
            side.Limit,
            $"当前值{value}，越过限值{limit}已{seconds}秒，网关未报警",
            $"value {value} is beyond the limit {limit} for {seconds} s and the gateway does not report it");
    }

    private double Nearest(double limit) => _approved.MinBy(a => Math.Abs(a - limit));

    private static Side SideOf(LimitRule? rule, UnderreportRule underreport, double none, Func<IEnumerable<double>, double> nearest) =>
        rule is null ? new Side(none, 0) : new Side(nearest(rule.Levels.Select(l => l.Limit)), (rule.OnDelay + underreport.Grace) * 1000);
}
