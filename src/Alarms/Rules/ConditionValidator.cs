using Monitoring.Contracts;

namespace Monitoring.Alarms;

/// <summary>Checks one condition of a point.</summary>
internal static class ConditionValidator
{
    /// <summary>Adds the faults of a condition.</summary>
    public static void Check(ConditionRule rule, string where, RuleScope scope, LimitOrder order, FaultList faults)
    {
        faults.Range($"{where}.onDelay", rule.OnDelay, 0, 3600);
        faults.Range($"{where}.offDelay", rule.OffDelay, 0, 3600);
        if (rule.ReAlarm != 0)
        {
            faults.Range($"{where}.reAlarm", rule.ReAlarm, 60, 604_800);
        }

        faults.Text($"{where}.basis", rule.Basis, 500);
        faults.Text($"{where}.guidance.cause", rule.Guidance?.Cause, 1000);
        faults.Text($"{where}.guidance.consequence", rule.Guidance?.Consequence, 1000);
        faults.Text($"{where}.guidance.response", rule.Guidance?.Response, 1000);
        faults.Range($"{where}.guidance.timeToRespond", rule.Guidance?.TimeToRespond ?? 0, 0, 86_400);
        if (rule is not SignalRule && rule.Name is not null)
        {
            faults.Add($"{where}.name", "此条件只有一个，不应有名称", "there is one such condition; it has no name");
        }

        switch (rule)
        {
            case LimitRule limit:
                CheckLimit(limit, where, scope.Point, order, faults);
                break;
            case SignalRule signal:
                CheckSignal(signal, where, scope, faults);
                break;
            case StaleRule stale:
                faults.Range($"{where}.time", stale.Time ?? 1, 1, 86_400);
                faults.Known($"{where}.priority", stale.Priority);
                break;
            case BadRule bad:
                faults.Known($"{where}.priority", bad.Priority);
                break;
        }
    }

    private static void CheckSignal(SignalRule rule, string where, RuleScope scope, FaultList faults)
    {
        faults.Known($"{where}.priority", rule.Priority);
        faults.Text($"{where}.name", rule.Name, 64);
        if (rule.Name is { Length: 0 })
        {
            faults.Add($"{where}.name", "名称应为null或不为空", "the name must be null or not empty");
        }

        if (ConditionCatalog.Find(rule.Kind) is { } type)
        {
            type.Check(rule, where, scope, faults);
        }
        else
        {
            faults.Known($"{where}.condition", (ConditionKind)0);
        }
    }

    private static void CheckLimit(LimitRule rule, string where, PointConfig point, LimitOrder order, FaultList faults)
    {
        // Half the span, as for percent: behind a wider deadband an alarm would hardly ever end.
        var widest = point.RangeHigh > point.RangeLow ? (point.RangeHigh - point.RangeLow) / 2 : double.MaxValue;
        faults.Range($"{where}.deadband", rule.Deadband ?? 0, 0, widest);
        faults.Range($"{where}.deadbandPercent", rule.DeadbandPercent ?? 0, 0, 50);
        var (first, second) = rule.Kind == ConditionKind.High ? (AlarmLevel.H, AlarmLevel.HH) : (AlarmLevel.L, AlarmLevel.LL);
        if (rule.Levels is null)
        {
            faults.Missing($"{where}.levels");
            return;
        }

        if (rule.Levels.Length is 0 or > 2 || rule.Levels.Select(l => l?.Level).Distinct().Count() != rule.Levels.Length)
        {
            faults.Add($"{where}.levels", $"应有{first}、{second}各至多一个", $"must have {first} and {second}, each at most once, and at least one");
        }

        for (var i = 0; i < rule.Levels.Length; i++)
        {
            var at = $"{where}.levels[{i}]";
            if (rule.Levels[i] is not { } level)
            {
                faults.Missing(at);
                continue;
            }

            faults.Known($"{at}.priority", level.Priority);
            faults.Text($"{at}.basis", level.Basis, 500);
            if (level.Level != first && level.Level != second)
            {
                faults.Add($"{at}.level", $"级别应为{first}或{second}", $"level must be {first} or {second}");
            }
            else if (!double.IsFinite(level.Limit))
            {
                faults.Add($"{at}.limit", "限值不是数", "the limit is not a number");
            }
            else
            {
                order.Add(level.Level, level.Limit);
                if (point.RangeHigh > point.RangeLow)
                {
                    faults.Range($"{at}.limit", level.Limit, point.RangeLow, point.RangeHigh);
                }
            }
        }
    }
}
